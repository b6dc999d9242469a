import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { dayAt, timeAt, zoneAtNoon } from './at-noon.ts';
import { type Floor, openFloor } from './floor.ts';

const zone = zoneAtNoon();
let server: TestServer;
let floor: Floor;

beforeAll(async () => {
  server = await startTestServer();
  floor = await openFloor(server, { timeZone: zone });
});

afterAll(() => server.stop());

const statusOf = async (id: string): Promise<unknown> =>
  floor.client.ask('query($id: ID!) { appointment(id: $id) { status visit { stage } } }', { id });

describe('a patient with an appointment of today', () => {
  test('is checked in with a ticket, and the appointment says that they are here', async () => {
    const patientId = await floor.office.patient({ familyName: 'Berg' });
    const providerId = await floor.office.provider({ name: 'Dr. Ada' });
    const id = await floor.appointment({ patientId, providerId, startsAt: timeAt(zone, '14:00') });
    const { visit } = await floor.done('checkInAppointment', id);
    const fields = `{ stage isWalkIn patient { familyName } site { id } provider { name } visitType { id }
      appointment { id status } room { id } endedAt }`;
    expect(await floor.visitNow(visit?.id ?? '', fields)).toMatchObject({
      ...{ stage: 'WAITING', isWalkIn: false, patient: { familyName: 'Berg' }, site: { id: floor.siteId } },
      ...{ provider: { name: 'Dr. Ada' }, visitType: { id: floor.visitTypeId }, room: null, endedAt: null },
      appointment: { id, status: 'ARRIVED' },
    });
    expect(await statusOf(id)).toEqual({ appointment: { status: 'ARRIVED', visit: { stage: 'WAITING' } } });
  });

  test('is not checked in twice', async () => {
    const id = await floor.appointment({ startsAt: timeAt(zone, '14:00') });
    await floor.done('checkInAppointment', id);
    expect(await floor.change('checkInAppointment', id)).toMatchObject({
      __typename: 'AppointmentStateError',
      path: ['id'],
      appointment: { status: 'ARRIVED' },
    });
  });

  test('is checked in once when two colleagues do it at the same moment', async () => {
    const id = await floor.appointment({ startsAt: timeAt(zone, '14:00') });
    const results = await Promise.all([1, 2, 3].map(() => floor.change('checkInAppointment', id)));
    expect(results.map(({ __typename }) => __typename).sort()).toEqual([
      'AppointmentStateError',
      'AppointmentStateError',
      'CheckInAppointmentSuccess',
    ]);
  });

  test('is not checked in after a cancellation', async () => {
    const id = await floor.appointment({ startsAt: timeAt(zone, '14:00') });
    await floor.client.ask(
      'mutation($id: ID!) { cancelAppointment(id: $id, input: { by: PATIENT, reason: "Ill" }) { __typename } }',
      { id },
    );
    expect(await floor.change('checkInAppointment', id)).toMatchObject({ appointment: { status: 'CANCELLED' } });
  });

  test('is not checked in on a version that is not the current one', async () => {
    const id = await floor.appointment({ startsAt: timeAt(zone, '14:00') });
    const result = await floor.change('checkInAppointment', id, { expectedVersion: 7 });
    expect(result).toMatchObject({ __typename: 'StaleVersionError', path: ['input', 'expectedVersion'] });
  });
});

test('an appointment of another day is refused with its day, counted on the site’s calendar', async () => {
  const id = await floor.appointment({ startsAt: timeAt(zone, '00:00', 1) });
  const result = await floor.change('checkInAppointment', id);
  expect(result).toMatchObject({ __typename: 'InvalidInputError', path: ['id'] });
  expect(result.message).toContain(`is on ${dayAt(zone, 1)} at 00:00, and today is ${dayAt(zone)}`);
  expect(await statusOf(id)).toEqual({ appointment: { status: 'BOOKED', visit: null } });
});

describe('a patient who is here already', () => {
  test('gets no second visit, neither as a walk-in nor for an appointment', async () => {
    const patientId = await floor.office.patient();
    const { id, ticket } = await floor.arrival({ patientId });
    const appointmentId = await floor.appointment({ patientId, startsAt: timeAt(zone, '14:00') });
    const here = { __typename: 'PatientAlreadyHereError', visit: { id, ticket } };
    expect(await floor.walkIn({ patientId })).toMatchObject({ ...here, path: ['input', 'patientId'] });
    expect(await floor.change('checkInAppointment', appointmentId)).toMatchObject({ ...here, path: ['id'] });
    expect(await statusOf(appointmentId)).toEqual({ appointment: { status: 'BOOKED', visit: null } });
  });

  test('gets one visit when several colleagues check them in at the same moment', async () => {
    const patientId = await floor.office.patient();
    const results = await Promise.all([1, 2, 3, 4].map(() => floor.walkIn({ patientId })));
    const won = results.filter(({ __typename }) => __typename === 'CheckInWalkInSuccess');
    const told = results.filter(({ __typename }) => __typename === 'PatientAlreadyHereError');
    expect([won.length, told.length]).toEqual([1, 3]);
    expect(new Set(told.map(({ visit }) => visit?.ticket))).toEqual(new Set([won[0]?.visit?.ticket]));
  });

  test('can come again once the visit is over', async () => {
    const patientId = await floor.office.patient();
    const { id } = await floor.arrival({ patientId });
    await floor.done('advanceVisit', id, { to: 'DONE' });
    expect((await floor.walkIn({ patientId })).__typename).toBe('CheckInWalkInSuccess');
  });
});

test('a physician does not check patients in', async () => {
  const physician = await floor.office.as('PHYSICIAN');
  const input = { patientId: await floor.office.patient(), siteId: floor.siteId, visitTypeId: floor.visitTypeId };
  const { errors } = await physician.send(
    'mutation($input: CheckInWalkInInput!) { checkInWalkIn(input: $input) { __typename } }',
    { input },
  );
  expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});
