import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { at, nextTuesday } from './calendar.ts';
import { type Desk, openDesk, type Result } from './desk.ts';

const day = nextTuesday();
const slots = ['08:00', '08:30', '09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '12:00', '12:30'];

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openDesk(server);
});

afterAll(() => server.stop());

/** The bookings of a resource that were not released, and how many pairs of these overlap. */
async function bookingsOf(resource: string): Promise<{ bookings: number; overlaps: number }> {
  const [row] = await runAsOwner<{ bookings: string; overlaps: string }>(
    server,
    `with taken as (select * from booking where resource_id = $1 and released_at is null)
     select (select count(*) from taken) as bookings,
       (select count(*) from taken one join taken other on one.id < other.id and one.during && other.during) as overlaps`,
    [parseTypeId(resource)?.uuid],
  );
  return { bookings: Number(row?.bookings), overlaps: Number(row?.overlaps) };
}

function outcomes(results: Result[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { __typename } of results) counts[__typename] = (counts[__typename] ?? 0) + 1;
  return counts;
}

test('of 64 patients who want one of 10 times of a provider at once exactly 10 get one', async () => {
  const patients = await Promise.all(Array.from({ length: 64 }, () => desk.office.patient()));
  const results = await Promise.all(
    patients.map((patientId, index) => desk.book({ patientId, startsAt: at(day, slots[index % slots.length] ?? '') })),
  );
  expect(outcomes(results)).toEqual({ BookAppointmentSuccess: 10, SlotTakenError: 54 });
  const losers = results.filter(({ __typename }) => __typename === 'SlotTakenError');
  const winners = new Set(results.flatMap(({ appointment }) => (appointment ? [appointment.id] : [])));
  expect(losers.every(({ resource }) => resource === 'PROVIDER')).toBe(true);
  expect(losers.every(({ conflictingAppointment }) => winners.has(conflictingAppointment?.id ?? ''))).toBe(true);
  expect(await bookingsOf(desk.providerId)).toEqual({ bookings: 10, overlaps: 0 });
});

test('of 16 desks that book one patient with different providers in one room at once exactly one succeeds', async () => {
  const [patientId, roomId] = [await desk.office.patient(), await desk.office.room(desk.siteId)];
  const providers = await Promise.all(Array.from({ length: 16 }, () => desk.office.provider()));
  const results = await Promise.all(
    providers.map((providerId) => desk.book({ patientId, roomId, providerId, startsAt: at(day, '14:00') })),
  );
  expect(outcomes(results)).toEqual({ BookAppointmentSuccess: 1, SlotTakenError: 15 });
  expect(await bookingsOf(patientId)).toEqual({ bookings: 1, overlaps: 0 });
  expect(await bookingsOf(roomId)).toEqual({ bookings: 1, overlaps: 0 });
});

test('of 8 appointments that are moved to one time at once exactly one gets it, and the others keep theirs', async () => {
  const providerId = await desk.office.provider();
  const booked = await Promise.all(
    slots.slice(0, 8).map((clock) => desk.booked({ providerId, startsAt: at(day, clock) })),
  );
  const results = await Promise.all(
    booked.map(({ id }) => desk.change('rescheduleAppointment', id, { startsAt: at(day, '15:00') })),
  );
  expect(outcomes(results)).toEqual({ RescheduleAppointmentSuccess: 1, SlotTakenError: 7 });
  expect(await bookingsOf(providerId)).toEqual({ bookings: 8, overlaps: 0 });
});
