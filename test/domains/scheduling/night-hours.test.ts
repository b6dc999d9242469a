import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { at, daysAfter, nextClockChange, nextTuesday } from './calendar.ts';
import { type Desk, openDesk } from './desk.ts';

const day = nextTuesday();
const night = { weekday: 'TUESDAY', opensAt: '22:00', closesAt: '02:00' };

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.stop());

/** The times offered from one on until another: each as the instant of its start. */
async function offered(from: string, until: string): Promise<string[]> {
  const { siteId, visitTypeId, providerId } = desk;
  const { freeSlots } = await desk.client.ask<{ freeSlots: { startsAt: string }[] }>(
    `query($siteId: ID!, $visitTypeId: ID!, $providerId: ID!, $from: DateTime!) {
      freeSlots(siteId: $siteId, visitTypeId: $visitTypeId, providerId: $providerId, from: $from, first: 20) { startsAt } }`,
    { siteId, visitTypeId, providerId, from },
  );
  return freeSlots.map(({ startsAt }) => startsAt).filter((startsAt) => startsAt < until);
}

const noon = (on: string) => at(on, '12:00');

test('an office open from 22:00 to 02:00 offers and books every half hour of the night', async () => {
  desk = await openDesk(server, { hours: [night] });
  const next = daysAfter(day, 1);
  const times = [
    ...['22:00', '22:30', '23:00', '23:30'].map((clock) => at(day, clock)),
    ...['00:00', '00:30', '01:00', '01:30'].map((clock) => at(next, clock)),
  ];
  expect(await offered(noon(day), noon(next))).toEqual(times);
  for (const startsAt of times) expect((await desk.book({ startsAt })).__typename).toBe('BookAppointmentSuccess');
  expect(await offered(noon(day), noon(next))).toEqual([]);
});

describe('an appointment over midnight', () => {
  test('is offered, booked, and on the day on which it begins', async () => {
    desk = await openDesk(server, { hours: [night] });
    const next = daysAfter(day, 1);
    const across = await desk.booked({ startsAt: at(day, '23:45') });
    expect(across.endsAt).toBe(at(next, '00:15'));
    const list = async (date: string) => {
      const { dayList } = await desk.client.ask<{ dayList: { nodes: { id: string }[] } }>(
        'query($siteId: ID!, $date: Date!) { dayList(siteId: $siteId, date: $date) { nodes { id } } }',
        { siteId: desk.siteId, date },
      );
      return dayList.nodes.map(({ id }) => id);
    };
    expect([await list(day), await list(next)]).toEqual([[across.id], []]);
    // The next one begins on the first five minutes after it.
    expect((await offered(at(day, '23:20'), noon(next)))[0]).toBe(at(next, '00:15'));
    const taken = await desk.book({ startsAt: at(next, '00:00') });
    expect(taken).toMatchObject({ __typename: 'SlotTakenError', conflictingAppointment: { id: across.id } });
    expect(taken.message).toContain(`23:45 on ${day} to 00:15 on ${next}`);
  });

  test.each([
    ['24:00 and 00:00', { ...night, closesAt: '24:00' }, { weekday: 'WEDNESDAY', opensAt: '00:00', closesAt: '02:00' }],
    ['00:00 and 00:00', { ...night, closesAt: '00:00' }, { weekday: 'WEDNESDAY', opensAt: '00:00', closesAt: '02:00' }],
    ['01:00 and 01:00', { ...night, closesAt: '01:00' }, { weekday: 'WEDNESDAY', opensAt: '01:00', closesAt: '02:00' }],
  ])('may last from one day’s hours into the next one’s, where they touch: %s', async (_what, first, second) => {
    desk = await openDesk(server, { hours: [first, second] });
    const next = daysAfter(day, 1);
    for (const startsAt of [at(day, '23:45'), at(next, '00:45')])
      expect((await desk.book({ startsAt })).__typename).toBe('BookAppointmentSuccess');
    // One that would end after the last of them is not open any more.
    expect((await desk.book({ startsAt: at(next, '01:45') })).__typename).toBe('OutsideHoursError');
  });

  test.each([
    ['24:00', at(day, '23:30'), at(day, '23:31')],
    ['02:00', at(daysAfter(day, 1), '01:30'), at(daysAfter(day, 1), '01:31')],
    ['22:00', at(daysAfter(day, 1), '21:30'), at(daysAfter(day, 1), '21:31')],
  ])('ends at the latest at the closing time %s', async (closesAt, last, tooLate) => {
    desk = await openDesk(server, { hours: [{ ...night, closesAt }] });
    const refused = await desk.book({ startsAt: tooLate });
    expect(refused).toMatchObject({ __typename: 'OutsideHoursError', path: ['input', 'startsAt'] });
    expect(refused.hours).toContainEqual({ ...night, closesAt });
    expect(refused.message).toContain('input.outsideHours');
    expect((await desk.book({ startsAt: last })).__typename).toBe('BookAppointmentSuccess');
  });
});

test('an office that never closes offers times over every midnight', async () => {
  const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
  for (const [opensAt, closesAt] of [
    ['00:00', '24:00'],
    ['00:00', '00:00'],
    ['08:00', '08:00'],
  ]) {
    desk = await openDesk(server, { hours: weekdays.map((weekday) => ({ weekday, opensAt, closesAt })) });
    const across = await desk.booked({ startsAt: at(day, '23:45') });
    expect(across.endsAt).toBe(at(daysAfter(day, 1), '00:15'));
    expect((await offered(at(day, '23:00'), noon(daysAfter(day, 1)))).slice(0, 3)).toEqual([
      at(day, '23:00'),
      at(daysAfter(day, 1), '00:15'),
      at(daysAfter(day, 1), '00:45'),
    ]);
  }
});

describe('on the night on which clocks change, an office open from 22:00 to 06:00', () => {
  const hours = [{ weekday: 'SATURDAY', opensAt: '22:00', closesAt: '06:00' }];

  test('offers nothing in the hour that is skipped', async () => {
    const date = nextClockChange(23);
    desk = await openDesk(server, { hours });
    const times = await offered(at(date, '00:00'), noon(date));
    expect(times).toEqual(
      ['00:00', '00:30', '01:00', '01:30', '03:00', '03:30', '04:00', '04:30', '05:00', '05:30'].map((clock) =>
        at(date, clock),
      ),
    );
  });

  test('offers the hour that comes twice once, and books the second only on purpose', async () => {
    const date = nextClockChange(25);
    desk = await openDesk(server, { hours });
    const times = await offered(at(date, '00:00'), noon(date));
    expect(times).toEqual(
      ['00:00', '00:30', '01:00', '01:30', '02:00', '02:30', '03:00', '03:30', '04:00', '04:30', '05:00', '05:30'].map(
        (clock) => at(date, clock),
      ),
    );
    const again = new Date(Date.parse(at(date, '01:30')) + 60 * 60_000).toISOString();
    const refused = await desk.book({ startsAt: again });
    expect(refused).toMatchObject({ __typename: 'OutsideHoursError', path: ['input', 'startsAt'] });
    expect(refused.message).toContain('show 01:30 twice');
    expect((await desk.book({ startsAt: again, outsideHours: true })).__typename).toBe('BookAppointmentSuccess');
    // Begun in the first pass, it may last into the second one.
    expect((await desk.book({ startsAt: at(date, '01:45') })).__typename).toBe('BookAppointmentSuccess');
  });
});
