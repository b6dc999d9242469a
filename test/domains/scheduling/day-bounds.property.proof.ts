import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localDay } from '../../../src/time/site-time.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.stop());

/** All that the practices of the United States and its territories work in, and some whose clocks jump at midnight. */
const zones = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'America/Adak',
  'Pacific/Honolulu',
  'America/Puerto_Rico',
  'Pacific/Guam',
  'Pacific/Pago_Pago',
  'Europe/Berlin',
  'America/Havana',
  'America/Asuncion',
  'Asia/Beirut',
];
const firstDay = Date.UTC(2015, 0, 1);
const days = 15 * 365;

test('PostgreSQL and the calendar of the program begin and end a day at the same instants', async () => {
  const asked = fc.sample(
    fc.record({ zone: fc.constantFrom(...zones), day: fc.integer({ min: 0, max: days }) }),
    3_000,
  );
  const dates = asked.map(({ day }) => new Date(firstDay + day * 86_400_000).toISOString().slice(0, 10));
  const rows = await runAsOwner<{ from: Date; until: Date }>(
    server,
    `select (day - interval '1 second') at time zone zone + interval '1 second' as from,
       (day + interval '86399 seconds') at time zone zone + interval '1 second' as until
     from unnest($1::date[], $2::text[]) with ordinality as asked (day, zone, number) order by number`,
    [dates, asked.map(({ zone }) => zone)],
  );
  expect(rows).toEqual(asked.map(({ zone }, number) => localDay(dates[number] ?? '', zone)));
});
