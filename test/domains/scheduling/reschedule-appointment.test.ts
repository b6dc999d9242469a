import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { at, nextTuesday } from './calendar.ts';
import { type Desk, openDesk } from './desk.ts';

const day = nextTuesday();

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openDesk(server, { hours: [{ weekday: 'TUESDAY', opensAt: '08:00', closesAt: '18:00' }] });
});

afterAll(() => server.stop());

const move = (id: string, input: Record<string, unknown>) => desk.change('rescheduleAppointment', id, input);

async function roomAndOrigin(id: string) {
  const { appointment } = await desk.client.ask<{
    appointment: { room: { id: string } | null; provider: { id: string }; rescheduledFrom: { id: string } | null };
  }>('query($id: ID!) { appointment(id: $id) { room { id } provider { id } rescheduledFrom { id } } }', { id });
  return appointment;
}

test('a moved appointment leaves the old one behind as rescheduled and asks for confirmation again', async () => {
  const roomId = await desk.office.room(desk.siteId);
  const old = await desk.booked({ startsAt: at(day, '08:00'), roomId });
  await desk.change('confirmAppointment', old.id);
  const { appointment, replaced } = await move(old.id, { startsAt: at(day, '10:00') });
  expect(replaced).toMatchObject({ id: old.id, status: 'RESCHEDULED', startsAt: old.startsAt, version: 3 });
  expect(appointment).toMatchObject({
    status: 'BOOKED',
    confirmation: 'NOT_ASKED',
    endsAt: at(day, '10:30'),
    version: 1,
  });
  expect(await roomAndOrigin(appointment?.id ?? '')).toEqual({
    room: { id: roomId },
    provider: { id: desk.providerId },
    rescheduledFrom: { id: old.id },
  });
  expect(await desk.book({ startsAt: at(day, '08:00'), roomId })).toMatchObject({
    __typename: 'BookAppointmentSuccess',
  });
});

test('an appointment can be moved by less than its own length', async () => {
  const old = await desk.booked({ startsAt: at(day, '11:00') });
  const result = await move(old.id, { startsAt: at(day, '11:10') });
  expect(result).toMatchObject({ __typename: 'RescheduleAppointmentSuccess' });
});

test('an appointment can be moved to another provider without a room', async () => {
  const roomId = await desk.office.room(desk.siteId);
  const providerId = await desk.office.provider();
  const old = await desk.booked({ startsAt: at(day, '12:00'), roomId });
  const { appointment } = await move(old.id, { startsAt: at(day, '12:00'), providerId, roomId: null });
  expect(await roomAndOrigin(appointment?.id ?? '')).toMatchObject({ room: null, provider: { id: providerId } });
});

test('an appointment that cannot be moved keeps its time, and the times offered count its own as free', async () => {
  const patientId = await desk.office.patient();
  const other = await desk.booked({ startsAt: at(day, '14:00'), patientId });
  const providerId = await desk.office.provider();
  const old = await desk.booked({ startsAt: at(day, '14:30'), patientId, providerId });
  const result = await move(old.id, { startsAt: at(day, '14:10') });
  expect(result).toMatchObject({
    __typename: 'SlotTakenError',
    path: ['input', 'startsAt'],
    resource: 'PATIENT',
    conflictingAppointment: { id: other.id },
    nextFreeSlots: ['14:30', '15:00', '15:30'].map((clock) => ({ startsAt: at(day, clock) })),
  });
  expect(await desk.book({ startsAt: at(day, '14:30'), providerId })).toMatchObject({ resource: 'PROVIDER' });
});

test('a new time is checked like a first one', async () => {
  const { id } = await desk.booked({ startsAt: at(day, '16:00') });
  expect(await move(id, { startsAt: at(day, '19:00') })).toMatchObject({ __typename: 'OutsideHoursError' });
  expect(await move(id, { startsAt: at(day, '16:00:20') })).toMatchObject({ path: ['input', 'startsAt'] });
  const room = await desk.office.room(await desk.office.site());
  expect(await move(id, { startsAt: at(day, '16:30'), roomId: room })).toMatchObject({ path: ['input', 'roomId'] });
});

test('a move decided on an older version is refused with the current one', async () => {
  const { id } = await desk.booked({ startsAt: at(day, '17:00') });
  await desk.change('confirmAppointment', id);
  const result = await move(id, { startsAt: at(day, '17:30'), expectedVersion: 1 });
  expect(result).toMatchObject({ __typename: 'StaleVersionError', current: { version: 2 } });
});

test('an appointment is moved once: what was rescheduled cannot be moved again', async () => {
  const { id } = await desk.booked({ startsAt: at(day, '08:30') });
  await move(id, { startsAt: at(day, '09:00') });
  expect(await move(id, { startsAt: at(day, '09:30') })).toMatchObject({
    __typename: 'AppointmentStateError',
    message:
      'This appointment is RESCHEDULED and cannot be rescheduled; another one replaced it: change that one with rescheduleAppointment.',
    path: ['id'],
    appointment: { status: 'RESCHEDULED' },
  });
});
