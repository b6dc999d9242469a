import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { at, daysAfter, nextClockChange, nextTuesday } from './calendar.ts';
import { type Desk, openDesk } from './desk.ts';

const day = nextTuesday();

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.stop());

interface DayList {
  edges: { node: { startsAt: string; status: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const document = `query($date: Date!, $siteId: ID, $providerId: ID, $first: Int! = 50, $after: String) {
  dayList(date: $date, siteId: $siteId, providerId: $providerId, first: $first, after: $after) {
    edges { node { startsAt status } } pageInfo { hasNextPage endCursor } } }`;

async function dayList(variables: Record<string, unknown>): Promise<DayList> {
  return (await desk.client.ask<{ dayList: DayList }>(document, variables)).dayList;
}

async function starts(variables: Record<string, unknown>): Promise<string[]> {
  return (await dayList(variables)).edges.map(({ node }) => node.startsAt);
}

describe('a day of a site', () => {
  beforeAll(async () => {
    desk = await openDesk(server);
    const other = await desk.office.provider();
    for (const clock of ['10:00', '09:00']) await desk.booked({ startsAt: at(day, clock) });
    await desk.booked({ startsAt: at(day, '09:00'), providerId: other });
    const cancelled = await desk.booked({ startsAt: at(day, '08:00') });
    await desk.change('cancelAppointment', cancelled.id, { by: 'OFFICE', reason: 'Closed early' });
    await desk.booked({ startsAt: at(day, '11:00'), siteId: await desk.office.site() });
  });

  test('lists appointments of every status by start', async () => {
    const { edges } = await dayList({ date: day, siteId: desk.siteId });
    expect(edges.map(({ node }) => [node.startsAt, node.status])).toEqual([
      [at(day, '08:00'), 'CANCELLED'],
      [at(day, '09:00'), 'BOOKED'],
      [at(day, '09:00'), 'BOOKED'],
      [at(day, '10:00'), 'BOOKED'],
    ]);
  });

  test('can be narrowed to a provider, and a provider’s day goes over all sites', async () => {
    const { siteId, providerId } = desk;
    expect(await starts({ date: day, siteId, providerId })).toEqual(
      ['08:00', '09:00', '10:00'].map((clock) => at(day, clock)),
    );
    expect(await starts({ date: day, providerId })).toEqual(
      ['08:00', '09:00', '10:00', '11:00'].map((clock) => at(day, clock)),
    );
  });

  test('comes in pages that neither skip nor repeat an appointment', async () => {
    const { siteId } = desk;
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: DayList = await dayList({ date: day, siteId, first: 1, after });
      seen.push(...page.edges.map(({ node }) => node.startsAt));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(await starts({ date: day, siteId }));
  });

  test('is asked for by site or provider, of this practice', async () => {
    const other = await openDesk(server);
    for (const [variables, argument] of [
      [{}, 'siteId'],
      [{ siteId: other.siteId }, 'siteId'],
      [{ siteId: desk.siteId, after: 'nonsense' }, 'after'],
    ] as const) {
      const { errors } = await desk.client.send(document, { date: day, ...variables });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: [argument] });
    }
    expect(await starts({ date: day, providerId: other.providerId })).toEqual([]);
  });
});

test.each([
  ['short', 23],
  ['long', 25],
] as const)('a %s day of %i hours goes from midnight to midnight', async (_length, hours) => {
  desk = await openDesk(server);
  const date = nextClockChange(hours);
  const { siteId } = desk;
  const book = (on: string, clock: string) => desk.booked({ startsAt: at(on, clock), outsideHours: true });
  const first = await book(date, '00:00');
  const last = await book(date, '23:45');
  const before = await book(daysAfter(date, -1), '23:30');
  const after = await book(daysAfter(date, 1), '00:15');
  expect(await starts({ date, siteId })).toEqual([first.startsAt, last.startsAt]);
  expect(await starts({ date: daysAfter(date, -1), siteId })).toEqual([before.startsAt]);
  expect(await starts({ date: daysAfter(date, 1), siteId })).toEqual([after.startsAt]);
});

test('a provider’s day in two time zones is each site’s own day', async () => {
  desk = await openDesk(server);
  const honolulu = 'Pacific/Honolulu';
  const siteId = await desk.office.site({ timeZone: honolulu });
  const east = await desk.booked({ startsAt: at(day, '22:00') });
  await desk.booked({ startsAt: at(daysAfter(day, 1), '00:00'), outsideHours: true });
  const west = await desk.booked({ startsAt: at(day, '20:00', honolulu), siteId });
  expect(await starts({ date: day, providerId: desk.providerId })).toEqual([east.startsAt, west.startsAt]);
});

test('a coder sees the day, but neither rooms nor visits', async () => {
  desk = await openDesk(server);
  const coder = await desk.office.as('CODER');
  const roomId = await desk.office.room(desk.siteId);
  await desk.booked({ startsAt: at(day, '09:00'), roomId });
  const { data, extensions } = await coder.send(
    'query($date: Date!, $siteId: ID!) { dayList(date: $date, siteId: $siteId) { edges { node { status room { name } visit { ticket } } } } }',
    { date: day, siteId: desk.siteId },
  );
  expect(data).toEqual({ dayList: { edges: [{ node: { status: 'BOOKED', room: null, visit: null } }] } });
  expect(extensions?.masked).toEqual(['dayList.edges.0.node.room', 'dayList.edges.0.node.visit']);
});
