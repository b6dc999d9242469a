import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { at, daysAfter, fromNow, nextClockChange, nextTuesday } from './calendar.ts';
import { type Desk, openDesk } from './desk.ts';

const day = nextTuesday();
const nextWeek = daysAfter(day, 7);

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.stop());

const document = `query($siteId: ID!, $visitTypeId: ID!, $providerId: ID!, $roomId: ID, $from: DateTime!, $first: Int! = 5) {
  freeSlots(siteId: $siteId, visitTypeId: $visitTypeId, providerId: $providerId, roomId: $roomId, from: $from, first: $first) {
    startsAt endsAt } }`;

function send(variables: Record<string, unknown>) {
  const { siteId, visitTypeId, providerId } = desk;
  return desk.client.send<{ freeSlots: { startsAt: string; endsAt: string }[] }>(document, {
    siteId,
    visitTypeId,
    providerId,
    ...variables,
  });
}

async function freeAt(variables: Record<string, unknown>): Promise<string[]> {
  return (await send(variables)).data.freeSlots.map(({ startsAt }) => startsAt);
}

test('free times omit the bookings of the provider and the room, and go on at the next opening', async () => {
  desk = await openDesk(server, { hours: [{ weekday: 'TUESDAY', opensAt: '08:00', closesAt: '11:00' }] });
  const roomId = await desk.office.room(desk.siteId);
  await desk.booked({ startsAt: at(day, '08:40') });
  await desk.booked({ startsAt: at(day, '09:45'), roomId, providerId: await desk.office.provider() });
  expect(await freeAt({ from: at(day, '08:00') })).toEqual(
    ['08:00', '09:10', '09:40', '10:10'].map((clock) => at(day, clock)).concat(at(nextWeek, '08:00')),
  );
  expect(await freeAt({ from: at(day, '08:00'), roomId, first: 4 })).toEqual(
    ['08:00', '09:10', '10:15'].map((clock) => at(day, clock)).concat(at(nextWeek, '08:00')),
  );
});

test('every time that is offered can be booked', async () => {
  desk = await openDesk(server);
  await desk.booked({ startsAt: at(day, '08:10') });
  for (const startsAt of await freeAt({ from: at(day, '08:00'), first: 10 }))
    expect(await desk.book({ startsAt })).toMatchObject({ __typename: 'BookAppointmentSuccess' });
});

test('a time that was cancelled is offered again', async () => {
  desk = await openDesk(server);
  const from = at(day, '08:00');
  const { id } = await desk.booked({ startsAt: from });
  expect(await freeAt({ from, first: 1 })).toEqual([at(day, '08:30')]);
  await desk.change('cancelAppointment', id, { by: 'PATIENT', reason: 'On holiday' });
  expect(await freeAt({ from, first: 1 })).toEqual([from]);
});

test('nothing is offered that is over, or more than 30 days ahead', async () => {
  desk = await openDesk(server);
  const [first] = await freeAt({ from: fromNow({ hours: -72 }), first: 1 });
  expect(Date.parse(first ?? '')).toBeGreaterThanOrEqual(Date.parse(fromNow({ minutes: 0 })));
  desk = await openDesk(server, { hours: [{ weekday: 'MONDAY', opensAt: '08:00', closesAt: '09:00' }] });
  const offered = await freeAt({ from: at(day, '00:00'), first: 20 });
  expect(offered).toEqual(
    [6, 13, 20, 27].flatMap((days) => ['08:00', '08:30'].map((clock) => at(daysAfter(day, days), clock))),
  );
});

test.each([
  [23, ['00:30', '01:00', '01:30']],
  [25, ['00:30', '01:00', '01:30', '02:00', '02:30']],
] as const)(
  'a site open from 00:30 to 03:00 offers, on a day of %i hours, %j: nothing in an hour that is skipped, and one that is repeated once',
  async (hours, clocks) => {
    const date = nextClockChange(hours);
    desk = await openDesk(server, { hours: [{ weekday: 'SUNDAY', opensAt: '00:30', closesAt: '03:00' }] });
    const offered = await freeAt({ from: at(date, '00:00'), first: 20 });
    const ofDay = offered.filter((startsAt) => startsAt < at(daysAfter(date, 1), '00:00'));
    expect(ofDay).toEqual(clocks.map((clock) => at(date, clock)));
  },
);

test('a site open from 22:00 to 02:00 offers times across midnight, on the day on which it opens', async () => {
  desk = await openDesk(server, { hours: [{ weekday: 'TUESDAY', opensAt: '22:00', closesAt: '02:00' }] });
  const next = daysAfter(day, 1);
  const offered = await freeAt({ from: at(day, '21:00'), first: 8 });
  expect(offered).toEqual([
    ...['22:00', '22:30', '23:00', '23:30'].map((clock) => at(day, clock)),
    ...['00:00', '00:30', '01:00', '01:30'].map((clock) => at(next, clock)),
  ]);
  expect(await desk.book({ startsAt: at(day, '23:45') })).toMatchObject({ appointment: { status: 'BOOKED' } });
  const later = await desk.book({ startsAt: at(next, '01:45') });
  expect(later).toMatchObject({ __typename: 'OutsideHoursError', hours: [{ opensAt: '22:00', closesAt: '02:00' }] });
  expect(await freeAt({ from: at(day, '23:00'), first: 3 })).toEqual([
    at(day, '23:00'),
    at(next, '00:15'),
    at(next, '00:45'),
  ]);
});

test('free times are only answered for an appointment that could be booked', async () => {
  desk = await openDesk(server);
  const other = await openDesk(server);
  const from = at(day, '08:00');
  const elsewhere = await desk.office.room(await desk.office.site());
  const nurse = await desk.office.provider({ isProvider: false });
  for (const [argument, value] of [
    ['siteId', other.siteId],
    ['visitTypeId', other.visitTypeId],
    ['providerId', other.providerId],
    ['providerId', nurse],
    ['roomId', elsewhere],
    ['from', '9999-12-31T22:00:00Z'],
  ] as const) {
    const { errors } = await send({ from, [argument]: value });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: [argument] });
  }
});
