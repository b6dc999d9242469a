import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { at, daysAfter, nextTuesday } from './calendar.ts';
import { type Desk, openDesk } from './desk.ts';

const day = nextTuesday();
const nextWeek = daysAfter(day, 7);

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.stop());

async function openOn(opensAt: string, closesAt: string): Promise<void> {
  desk = await openDesk(server, { hours: [{ weekday: 'TUESDAY', opensAt, closesAt }] });
}

test('a provider who is taken is named with the appointment in the way and the next three free times', async () => {
  await openOn('08:00', '12:00');
  const first = await desk.booked({ startsAt: at(day, '09:00') });
  await desk.booked({ startsAt: at(day, '10:02') });
  const result = await desk.book({ startsAt: at(day, '09:15') });
  expect(result).toEqual({
    __typename: 'SlotTakenError',
    message: `The provider is taken 09:00–09:30 on ${day}; the next free time is 09:30.`,
    path: ['input', 'providerId'],
    resource: 'PROVIDER',
    conflictingAppointment: { id: first.id },
    nextFreeSlots: ['09:30', '10:35', '11:05'].map((clock) => ({ startsAt: at(day, clock) })),
  });
});

test('a patient is not booked with two providers at once', async () => {
  await openOn('08:00', '10:00');
  const patientId = await desk.office.patient();
  const first = await desk.booked({ startsAt: at(day, '08:00'), patientId });
  const providerId = await desk.office.provider();
  await desk.booked({ startsAt: at(day, '08:40'), providerId });
  expect(await desk.book({ startsAt: at(day, '08:05'), patientId, providerId })).toMatchObject({
    message: `The patient is taken 08:00–08:30 on ${day}; the next free time is 09:10.`,
    path: ['input', 'patientId'],
    resource: 'PATIENT',
    conflictingAppointment: { id: first.id },
    nextFreeSlots: [
      { startsAt: at(day, '09:10') },
      { startsAt: at(nextWeek, '08:00') },
      { startsAt: at(nextWeek, '08:30') },
    ],
  });
});

test('a room is not booked for two providers at once, and free times are free for the room as well', async () => {
  await openOn('08:00', '09:30');
  const roomId = await desk.office.room(desk.siteId);
  const first = await desk.booked({ startsAt: at(day, '08:00'), roomId });
  const providerId = await desk.office.provider();
  const result = await desk.book({ startsAt: at(day, '08:00'), roomId, providerId });
  expect(result).toMatchObject({
    path: ['input', 'roomId'],
    resource: 'ROOM',
    conflictingAppointment: { id: first.id },
    nextFreeSlots: [
      { startsAt: at(day, '08:30') },
      { startsAt: at(day, '09:00') },
      { startsAt: at(nextWeek, '08:00') },
    ],
  });
  expect(await desk.book({ startsAt: at(day, '08:00'), providerId })).toMatchObject({
    __typename: 'BookAppointmentSuccess',
  });
});

test('a day that is full sends the patient to the next one, with its date', async () => {
  await openOn('08:00', '08:30');
  await desk.booked({ startsAt: at(day, '08:00') });
  const { message, nextFreeSlots } = await desk.book({ startsAt: at(day, '08:00') });
  expect(message).toBe(`The provider is taken 08:00–08:30 on ${day}; the next free time is 08:00 on ${nextWeek}.`);
  expect(nextFreeSlots).toEqual([1, 2, 3].map((weeks) => ({ startsAt: at(daysAfter(day, weeks * 7), '08:00') })));
});

test('a site that never opens has no free time to offer', async () => {
  desk = await openDesk(server, { hours: [] });
  await desk.booked({ startsAt: at(day, '08:00'), outsideHours: true });
  expect(await desk.book({ startsAt: at(day, '08:00'), outsideHours: true })).toMatchObject({
    message: `The provider is taken 08:00–08:30 on ${day}; no time is free within opening hours in the 30 days after it: name another provider, room or day.`,
    nextFreeSlots: [],
  });
});

test('a provider is taken at every site at once', async () => {
  await openOn('08:00', '12:00');
  await desk.booked({ startsAt: at(day, '08:00') });
  const denver = await desk.office.site({ timeZone: 'America/Denver' });
  const result = await desk.book({ startsAt: at(day, '06:15', 'America/Denver'), siteId: denver });
  expect(result.message).toBe(`The provider is taken 06:00–06:30 on ${day}; the next free time is 06:30.`);
});

test('one appointment may begin the minute another ends', async () => {
  await openOn('08:00', '12:00');
  await desk.booked({ startsAt: at(day, '09:00') });
  for (const clock of ['08:30', '09:30'])
    expect(await desk.book({ startsAt: at(day, clock) })).toMatchObject({ __typename: 'BookAppointmentSuccess' });
});
