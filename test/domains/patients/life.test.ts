import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';

let server: TestServer;
let office: Office;
let siteId: string;
/** Where it is the latest day of all sites of this practice. */
const zone = 'Pacific/Honolulu';

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
  siteId = await office.site({ timeZone: zone });
});

afterAll(() => server.stop());

interface Answer {
  __typename: string;
  message?: string;
  path?: string[];
  patient?: { id: string; deceasedOn: string | null; version: number };
  appointment?: { id: string; version: number };
}

const asked = '__typename ... on UserError { message path } ... on PatientDeceasedError { patient { id deceasedOn } }';

async function update(id: string, input: Record<string, unknown>): Promise<Answer> {
  const { updatePatient } = await office.manager.ask<{ updatePatient: Answer }>(
    `mutation($id: ID!, $input: UpdatePatientInput!) { updatePatient(id: $id, input: $input) {
      __typename ... on UserError { message path } ... on UpdatePatientSuccess { patient { id deceasedOn version } } } }`,
    { id, input },
  );
  return updatePatient;
}

async function act(mutation: string, type: string, variables: Record<string, unknown>, field: string): Promise<Answer> {
  const takesId = 'id' in variables;
  const { result } = await office.manager.ask<{ result: Answer }>(
    `mutation(${takesId ? '$id: ID!, ' : ''}$input: ${type}!) { result: ${mutation}(${takesId ? 'id: $id, ' : ''}input: $input) {
      ${asked} ... on ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Success { ${field} { id version } } } }`,
    variables,
  );
  return result;
}

/** As the site's calendar says, so many days from today. */
const day = (days: number) => Temporal.Now.plainDateISO(zone).add({ days }).toString();

test.each([
  ['a birth of tomorrow at the site', { birthDate: () => day(1) }, 'birthDate', /is in the future/],
  ['a birth 131 years ago', { birthDate: () => '1890-01-01' }, 'birthDate', /more than 130 years ago/],
  ['a death of tomorrow at the site', { deceasedOn: () => day(1) }, 'deceasedOn', /is in the future/],
  ['a death before the birth', { deceasedOn: () => '1980-03-31' }, 'deceasedOn', /is before the birth date/],
])('%s is refused on its field, when registering and when correcting', async (_what, days, field, message) => {
  const values = Object.fromEntries(Object.entries(days).map(([name, value]) => [name, value()]));
  const refused = { __typename: 'InvalidInputError', path: ['input', field], message: expect.stringMatching(message) };
  const id = await office.patient();
  expect(await update(id, { expectedVersion: 1, ...values })).toMatchObject(refused);
  const { registerPatient } = await office.manager.ask<{ registerPatient: Answer }>(
    `mutation($input: RegisterPatientInput!) { registerPatient(input: $input) { __typename ... on UserError { message path } } }`,
    { input: { givenName: 'Un', familyName: 'Born', birthDate: '1980-04-01', ...values } },
  );
  expect(registerPatient).toMatchObject(refused);
});

test('today at the site is no future, for a birth and for a death', async () => {
  const id = await office.patient({ birthDate: day(0) });
  expect(await update(id, { expectedVersion: 1, deceasedOn: day(0) })).toMatchObject({
    patient: { deceasedOn: day(0), version: 2 },
  });
});

test('a birth date after the registered death is refused, and says how to go on', async () => {
  const id = await office.patient();
  await update(id, { expectedVersion: 1, deceasedOn: '2020-01-01' });
  const refused = await update(id, { expectedVersion: 2, birthDate: '2021-01-01' });
  expect(refused).toMatchObject({ __typename: 'InvalidInputError', path: ['input', 'birthDate'] });
  expect(refused.message).toMatch(/take the death back with input\.deceasedOn null/);
  const both = await update(id, { expectedVersion: 2, birthDate: '2021-01-01', deceasedOn: null });
  expect(both).toMatchObject({ patient: { deceasedOn: null } });
});

test('somebody who has died is neither booked, moved, checked in nor a walk-in, until that is taken back', async () => {
  const [patientId, visitTypeId, providerId] = [
    await office.patient(),
    await office.visitType(),
    await office.provider({ siteId }),
  ];
  const at = (minutes: number) =>
    `${new Date(Math.ceil(Date.now() / 60_000) * 60_000 + minutes * 60_000).toISOString()}`;
  const book = (minutes: number) =>
    act(
      'bookAppointment',
      'BookAppointmentInput',
      { input: { patientId, visitTypeId, siteId, providerId, startsAt: at(minutes), outsideHours: true } },
      'appointment',
    );
  const booked = await book(0);
  const { id, version } = booked.appointment ?? { id: '', version: 0 };
  const writes = {
    book: () => book(60),
    move: () =>
      act(
        'rescheduleAppointment',
        'RescheduleAppointmentInput',
        { id, input: { expectedVersion: version, startsAt: at(120), outsideHours: true } },
        'appointment',
      ),
    checkIn: () => act('checkInAppointment', 'CheckInAppointmentInput', { id, input: {} }, 'visit'),
    walkIn: () => act('checkInWalkIn', 'CheckInWalkInInput', { input: { patientId, siteId, visitTypeId } }, 'visit'),
  };
  await update(patientId, { expectedVersion: 1, deceasedOn: day(0) });
  for (const [name, write] of Object.entries(writes)) {
    const refused = await write();
    expect(refused, name).toMatchObject({
      __typename: 'PatientDeceasedError',
      patient: { id: patientId, deceasedOn: day(0) },
      path: name === 'book' || name === 'walkIn' ? ['input', 'patientId'] : ['id'],
    });
    expect(refused.message).toMatch(/take it back with updatePatient and deceasedOn null/);
  }
  await update(patientId, { expectedVersion: 2, deceasedOn: null });
  expect((await writes.book()).__typename).toBe('BookAppointmentSuccess');
  expect((await writes.checkIn()).__typename).toBe('CheckInAppointmentSuccess');
});

test('who may not correct patients may not note a death', async () => {
  const coder = await office.as('CODER');
  const id = await office.patient();
  const { errors } = await coder.send(
    `mutation($id: ID!) { updatePatient(id: $id, input: { expectedVersion: 1, deceasedOn: "2020-01-01" }) { __typename } }`,
    { id },
  );
  expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});
