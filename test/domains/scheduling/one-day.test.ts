import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import { localTime } from '../../../src/time/site-time.ts';
import { watch } from '../../kit/live-client.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { daysAfter } from './calendar.ts';
import { type Desk, openDesk } from './desk.ts';

let server: TestServer;
let desk: Desk;

beforeAll(async () => {
  server = await startTestServer();
  desk = await openDesk(server);
});

afterAll(() => server.stop());

/** Around midnights, clock changes, and where PostgreSQL's time zones may be of another year than those of Node.js. */
const instants = [
  ['America/Edmonton', '2026-12-18T06:30:00Z'],
  ['America/Edmonton', '2026-12-18T07:00:00Z'],
  ['Africa/Casablanca', '2027-02-14T23:30:00Z'],
  ['America/Asuncion', '2027-04-01T03:30:00Z'],
  ['Asia/Beirut', '2027-03-28T21:30:00Z'],
  ['America/Havana', '2027-03-14T05:00:00Z'],
  ['America/Havana', '2027-11-07T04:30:00Z'],
  ['Pacific/Kiritimati', '2027-01-01T10:00:00Z'],
  ['Pacific/Pago_Pago', '2027-01-01T10:59:00Z'],
  ['Australia/Lord_Howe', '2027-04-03T15:15:00Z'],
] as const;

async function listed(document: string, variables: Record<string, unknown>): Promise<boolean> {
  const { list } = await desk.client.ask<{ list: { nodes: unknown[] } }>(document, variables);
  return list.nodes.length > 0;
}

async function shownLive(siteId: string, date: string): Promise<boolean> {
  const query = `subscription($siteId: ID!, $date: Date!) {
    appointments(siteId: $siteId, date: $date) { appointments { id } } }`;
  const watching = watch<{ appointments: { appointments: unknown[] } }>({
    ...{ url: server.url, token: desk.client.token ?? '', query, variables: { siteId, date } },
  });
  const { data } = await watching.until(() => true);
  await watching.stop();
  return (data?.appointments.appointments.length ?? 0) > 0;
}

test.each(instants)('in %s everything agrees on the day of %s', async (timeZone, startsAt) => {
  const [siteId, providerId] = [await desk.office.site({ timeZone }), await desk.office.provider()];
  const { id } = await desk.booked({ siteId, providerId, startsAt: '2027-06-01T12:00:00Z', outsideHours: true });
  // Booked in the past as well: only the day is looked at.
  await runAsOwner(
    server,
    `update appointment set starts_at = $2, ends_at = $2::timestamptz + interval '5 minutes' where id = $1`,
    [parseTypeId(id)?.uuid, startsAt],
  );
  const day = localTime(new Date(startsAt), timeZone).day.toString();
  for (const days of [-1, 0, 1]) {
    const date = daysAfter(day, days);
    const ofSite = 'query($date: Date!, $siteId: ID) { list: dayList(date: $date, siteId: $siteId) { nodes { id } } }';
    const ofProvider =
      'query($date: Date!, $providerId: ID) { list: dayList(date: $date, providerId: $providerId) { nodes { id } } }';
    expect([
      date,
      await listed(ofSite, { date, siteId }),
      await listed(ofProvider, { date, providerId }),
      await shownLive(siteId, date),
    ]).toEqual([date, days === 0, days === 0, days === 0]);
  }
});

test('a site with a zone that the server does not know says so, and takes no list of another site with it', async () => {
  const [siteId, other] = [await desk.office.site(), await desk.office.site()];
  await runAsOwner(server, `update site set time_zone = 'Mars/Olympus' where id = $1`, [parseTypeId(siteId)?.uuid]);
  const { providerId } = desk;
  const document = `query($date: Date!, $siteId: ID, $providerId: ID) {
    dayList(date: $date, siteId: $siteId, providerId: $providerId) { nodes { id } } }`;
  const date = '2027-06-01';
  for (const variables of [{ siteId: other }, { providerId }])
    expect(await desk.client.send(document, { date, ...variables })).not.toHaveProperty('errors');
  const { errors } = await desk.client.send(document, { date, siteId });
  expect(errors?.[0]).toMatchObject({ message: expect.stringMatching(/"Mars\/Olympus".*updateSite/) });
  const { site } = await desk.client.ask<{ site: { timeZoneFault: string } }>(
    'query($siteId: ID!) { site(id: $siteId) { timeZoneFault } }',
    { siteId },
  );
  expect(site.timeZoneFault).toMatch(/updateSite/);
});
