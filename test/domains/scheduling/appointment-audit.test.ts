import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../kit/client.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { at, nextTuesday } from './calendar.ts';
import { type Desk, openDesk } from './desk.ts';

const day = nextTuesday();

let server: TestServer;
let desk: Desk;
let officer: Client;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openDesk(server);
  officer = await desk.office.as('PRIVACY_OFFICER');
});

afterAll(() => server.stop());

interface Entry {
  action: string;
  operation: string;
  categories: string[];
  entities: string[];
  staffMember: { id: string };
}

/** The changes of a patient's appointments, oldest first. */
async function trailOf(patientId: string): Promise<Entry[]> {
  const { auditTrail } = await officer.ask<{ auditTrail: { edges: { node: Entry }[] } }>(
    `query($patientId: ID!) { auditTrail(patientId: $patientId, first: 100) { edges { node {
      action operation categories entities staffMember { id } } } } }`,
    { patientId },
  );
  const entries = auditTrail.edges.map(({ node }) => node).reverse();
  return entries.filter(({ categories }) => categories.includes('SCHEDULING'));
}

test('each write of an appointment is in the audit trail, with who did it and which version came of it', async () => {
  const patientId = await desk.office.patient();
  const { viewer } = await desk.client.ask<{ viewer: { staffMember: { id: string } } }>(
    '{ viewer { staffMember { id } } }',
  );
  const { id } = await desk.booked({ patientId, startsAt: at(day, '09:00') });
  await desk.change('confirmAppointment', id);
  const moved = await desk.change('rescheduleAppointment', id, { startsAt: at(day, '09:10') });
  const newId = moved.appointment?.id ?? '';
  await desk.change('cancelAppointment', newId, { by: 'PATIENT', reason: 'Feels well' });
  const writes = (await trailOf(patientId)).filter(({ action }) => action !== 'READ');
  expect(writes.every(({ staffMember }) => staffMember.id === viewer.staffMember.id)).toBe(true);
  const told = writes.map(({ operation, action, entities }) => [operation, action, ...entities]);
  expect(told.slice(0, 2)).toEqual([
    ['bookAppointment', 'CREATE', `${id}@1`],
    ['confirmAppointment', 'UPDATE', `${id}@2`],
  ]);
  expect(told.slice(2, 4)).toHaveLength(2);
  expect(told.slice(2, 4)).toEqual(
    expect.arrayContaining([
      ['rescheduleAppointment', 'UPDATE', `${id}@3`],
      ['rescheduleAppointment', 'CREATE', `${newId}@1`],
    ]),
  );
  expect(told.slice(4)).toEqual([['cancelAppointment', 'UPDATE', `${newId}@2`]]);
});

test('a refused booking leaves no entry of a write', async () => {
  const patientId = await desk.office.patient();
  await desk.booked({ startsAt: at(day, '10:00') });
  await desk.book({ patientId, startsAt: at(day, '10:00') });
  expect(await trailOf(patientId)).toEqual([]);
});

test('a refusal that shows the conflicting appointment is noted as a read of it', async () => {
  const patientId = await desk.office.patient();
  const { id } = await desk.booked({ patientId, startsAt: at(day, '11:00') });
  await desk.book({ startsAt: at(day, '11:00') });
  const reads = (await trailOf(patientId)).filter(({ action }) => action === 'READ');
  expect(reads.at(-1)).toMatchObject({ operation: 'bookAppointment', entities: [`${id}@1`] });
});

test.each([
  [
    'a day list',
    'dayList',
    'query($siteId: ID!, $date: Date!) { dayList(siteId: $siteId, date: $date) { edges { node { id } } } }',
  ],
  [
    'a chart',
    'patient',
    'query($patientId: ID!) { patient(id: $patientId) { appointments { edges { node { id } } } } }',
  ],
  ['the appointment alone', 'appointment', 'query($id: ID!) { appointment(id: $id) { status } }'],
])('reading %s is in the audit trail of the patient', async (_what, operation, document) => {
  const patientId = await desk.office.patient();
  const siteId = await desk.office.site();
  const providerId = await desk.office.provider();
  const { id } = await desk.booked({ patientId, siteId, providerId, startsAt: at(day, '09:00') });
  const all: Record<string, string> = { siteId, date: day, patientId, id };
  const named = Object.entries(all).filter(([name]) => document.includes(`$${name}:`));
  await desk.client.ask(document, Object.fromEntries(named));
  expect((await trailOf(patientId)).at(-1)).toMatchObject({
    action: 'READ',
    operation,
    entities: expect.arrayContaining([`${id}@1`]),
  });
});
