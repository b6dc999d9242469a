import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { at, daysAfter, nextTuesday } from '../scheduling/calendar.ts';
import type { Result } from '../scheduling/desk.ts';
import { authorizationNow, authorize, wantAuthorized } from './authorized.ts';
import { type AskingDesk, openAskingDesk } from './payers-asked.ts';

const day = nextTuesday();

let server: TestServer;
let desk: AskingDesk;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openAskingDesk(server);
  await wantAuthorized(desk.office.manager, { payerId: desk.payerId, visitTypeId: desk.visitTypeId });
});

afterAll(() => server.stop());

let slot = 0;
/** A time of its own: no test takes the provider of another. */
function freeTime(): string {
  slot += 1;
  return Temporal.Instant.from(at(day, '00:00'))
    .add({ minutes: 40 * slot })
    .toString();
}

interface Insured {
  patientId: string;
  coverageId: string;
  authorizationId: string;
}

/** A patient whose payer has agreed to so many units. */
async function authorized(approved: number, input: Record<string, unknown> = {}): Promise<Insured> {
  const { patientId, coverageId } = await desk.insured('ACT');
  const { authorization, message } = await authorize(desk.client, 'recordAuthorization', {
    ...{
      coverageId,
      number: 'A-1',
      validFrom: '2026-01-01',
      validUntil: '2036-12-31',
      lines: [{ approved }],
      ...input,
    },
  });
  if (!authorization) throw new Error(message);
  return { patientId, coverageId, authorizationId: authorization.id };
}

const book = (patientId: string, input: Record<string, unknown> = {}) =>
  desk.book({ patientId, startsAt: freeTime(), ...input });

/** Reserved and left units of the first line. */
async function units(authorizationId: string): Promise<[number, number]> {
  const [line] = (await authorizationNow(desk.client, authorizationId)).lines;
  return [line?.reserved ?? -1, line?.left ?? -1];
}

const cancel = { by: 'PATIENT', reason: 'Has a cold' };

test('a booking reserves a unit, a cancellation gives it back, and a reinstated appointment reserves again', async () => {
  const { patientId, authorizationId } = await authorized(3);
  const { appointment } = await book(patientId);
  expect(await units(authorizationId)).toEqual([1, 2]);
  const { id = '' } = appointment ?? {};
  await desk.change('cancelAppointment', id, cancel);
  expect(await units(authorizationId)).toEqual([0, 3]);
  await desk.change('reinstateAppointment', id, { reason: 'Wrong line' });
  expect(await units(authorizationId)).toEqual([1, 2]);
  await desk.change('cancelAppointment', id, cancel);
  expect(await units(authorizationId)).toEqual([0, 3]);
});

test('an appointment that moves keeps one unit, also when it is the last', async () => {
  const { patientId, authorizationId } = await authorized(1);
  const { appointment } = await book(patientId);
  const moved = await desk.change('rescheduleAppointment', appointment?.id ?? '', { startsAt: freeTime() });
  expect(moved.__typename).toBe('RescheduleAppointmentSuccess');
  expect(await units(authorizationId)).toEqual([1, 0]);
});

test('without units left a booking is refused with what is left, and a reason books it all the same', async () => {
  const { patientId, authorizationId } = await authorized(1);
  await book(patientId);
  const startsAt = freeTime();
  const { refusal } = await desk.client.ask<{ refusal: Record<string, unknown> & { message: string } }>(
    `mutation($input: BookAppointmentInput!) { refusal: bookAppointment(input: $input) { __typename
      ... on AuthorizationExhaustedError { message path needed left payer { id } authorizations { id lines { left } } } } }`,
    { input: { patientId, startsAt, siteId: desk.siteId, providerId: desk.providerId, visitTypeId: desk.visitTypeId } },
  );
  expect(refusal).toMatchObject({
    ...{ __typename: 'AuthorizationExhaustedError', path: ['input', 'visitTypeId'], needed: 1, left: 0 },
    ...{ payer: { id: desk.payerId }, authorizations: [{ id: authorizationId, lines: [{ left: 0 }] }] },
  });
  expect(refusal.message).toContain('authorizationOverrideReason');
  const { appointment } = await desk.book({
    patientId,
    startsAt,
    authorizationOverrideReason: 'Payer agreed by phone',
  });
  const { read } = await desk.client.ask<{ read: unknown }>(
    'query($id: ID!) { read: appointment(id: $id) { authorizationOverrideReason } }',
    { id: appointment?.id },
  );
  expect(read).toEqual({ authorizationOverrideReason: 'Payer agreed by phone' });
  expect(await units(authorizationId)).toEqual([1, 0]);
  const moved = await desk.change('rescheduleAppointment', appointment?.id ?? '', { startsAt: freeTime() });
  expect(moved.__typename).toBe('RescheduleAppointmentSuccess');
});

test('an authorization that has expired, is not approved or is cancelled gives no units', async () => {
  const exhausted = async (input: Record<string, unknown>) => book((await authorized(5, input)).patientId);
  const refused = { __typename: 'AuthorizationExhaustedError' };
  expect(await exhausted({ validUntil: daysAfter(day, -1) })).toMatchObject(refused);
  expect(await exhausted({ validFrom: daysAfter(day, 2) })).toMatchObject(refused);
  expect(await exhausted({ status: 'REQUESTED' })).toMatchObject(refused);
  const { patientId, authorizationId } = await authorized(5);
  await authorize(desk.client, 'cancelAuthorization', { reason: 'Typed twice' }, authorizationId);
  expect(await book(patientId)).toMatchObject(refused);
});

test('what is given up meanwhile is refused when an appointment is reinstated or moved', async () => {
  const { patientId, authorizationId } = await authorized(1);
  const { appointment: first } = await book(patientId);
  await desk.change('cancelAppointment', first?.id ?? '', cancel);
  const { appointment: second } = await book(patientId);
  const reinstated = await desk.change('reinstateAppointment', first?.id ?? '', { reason: 'Wrong line' });
  expect(reinstated).toMatchObject({ __typename: 'AuthorizationExhaustedError', path: ['id'] });
  await authorize(desk.client, 'cancelAuthorization', { reason: 'Ended' }, authorizationId);
  const moved = await desk.change('rescheduleAppointment', second?.id ?? '', { startsAt: freeTime() });
  expect(moved).toMatchObject({ __typename: 'AuthorizationExhaustedError', path: ['input', 'startsAt'] });
  expect(await units(authorizationId)).toEqual([1, 0]);
});

test('of 8 bookings that want the last unit at once exactly one gets it', async () => {
  const { patientId, authorizationId } = await authorized(1);
  const times = Array.from({ length: 8 }, () => freeTime());
  const results: Result[] = await Promise.all(times.map((startsAt) => desk.book({ patientId, startsAt })));
  const won = results.filter(({ __typename }) => __typename === 'BookAppointmentSuccess');
  const lost = results.filter(({ __typename }) => __typename === 'AuthorizationExhaustedError');
  expect([won.length, lost.length]).toEqual([1, 7]);
  expect(await units(authorizationId)).toEqual([1, 0]);
});

test('the authorization that expires first is used first', async () => {
  const { patientId, coverageId, authorizationId } = await authorized(5);
  const { authorization: sooner } = await authorize(desk.client, 'recordAuthorization', {
    ...{ coverageId, number: 'A-2', validFrom: '2026-01-01', validUntil: daysAfter(day, 20), lines: [{ approved: 1 }] },
  });
  await book(patientId);
  expect(await units(sooner?.id ?? '')).toEqual([1, 0]);
  await book(patientId);
  expect(await units(authorizationId)).toEqual([1, 4]);
});

test('another payer, another visit type and a patient without a coverage need no units', async () => {
  expect((await book(await desk.office.patient())).__typename).toBe('BookAppointmentSuccess');
  const { patientId } = await desk.insured('ACT');
  const other = await book(patientId, { visitTypeId: await desk.office.visitType() });
  expect(other.__typename).toBe('BookAppointmentSuccess');
  expect((await book(patientId)).__typename).toBe('AuthorizationExhaustedError');
});

test('a rule names the procedure and the units, is changed, and cleared', async () => {
  const { manager } = desk.office;
  const visitTypeId = await desk.office.visitType();
  const rule = { payerId: desk.payerId, visitTypeId };
  const id = await wantAuthorized(manager, { ...rule, code: 'G0151', units: 2 });
  const { patientId, authorizationId } = await authorized(9, { lines: [{ code: 'G0152', approved: 9 }] });
  expect((await book(patientId, { visitTypeId })).__typename).toBe('AuthorizationExhaustedError');
  expect(await wantAuthorized(manager, { ...rule, code: 'G0152', units: 2 })).toBe(id);
  await book(patientId, { visitTypeId });
  expect(await units(authorizationId)).toEqual([2, 7]);
  const { payer } = await manager.ask<{ payer: unknown }>(
    `query($id: ID!) { payer(id: $id) { authorizationRules(filter: { visitTypeId: "${visitTypeId}" }) { nodes { id code units kind } } } }`,
    { id: desk.payerId },
  );
  expect(payer).toEqual({ authorizationRules: { nodes: [{ id, code: 'G0152', units: 2, kind: 'PRIOR_AUTH' }] } });
  const { cleared } = await manager.ask<{ cleared: { payer: { id: string } } }>(
    'mutation($id: ID!) { cleared: clearAuthorizationRule(id: $id) { ... on ClearAuthorizationRuleSuccess { payer { id } } } }',
    { id },
  );
  expect(cleared.payer.id).toBe(desk.payerId);
  const free = await desk.insured('ACT');
  expect((await book(free.patientId, { visitTypeId })).__typename).toBe('BookAppointmentSuccess');
});

test('approved units cannot fall below what is reserved', async () => {
  const { patientId, authorizationId } = await authorized(3);
  await book(patientId);
  await book(patientId);
  const change = (approved: number) =>
    authorize(
      desk.client,
      'updateAuthorization',
      { expectedVersion: 1, lines: [{ position: 1, approved }] },
      authorizationId,
    );
  expect(await change(1)).toMatchObject({ path: ['input', 'lines', '0', 'approved'] });
  expect((await change(2)).authorization?.lines[0]).toMatchObject({ approved: 2, reserved: 2, left: 0 });
});
