import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId, toTypeId } from '../../../src/contract/type-id.ts';
import { newId } from '../../../src/database/sql/new-id.ts';
import { zoneLinks } from '../../../src/time/zone-links.ts';
import { diskPlace, type TestPlace } from '../../files/kit/places.ts';
import { watch } from '../../kit/live-client.ts';
import { runAsOwner } from '../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';
import { type Desk, openDesk } from './desk.ts';

/** Each question of the day of an appointment, in all zones; the slower questions in those whose clocks are the oddest. */
const zones = [...Intl.supportedValuesOf('timeZone'), ...zoneLinks];
const oddZones = [
  'America/Edmonton',
  'America/Havana',
  'America/Santiago',
  'Africa/Cairo',
  'Asia/Beirut',
  'Antarctica/Troll',
  'Australia/Lord_Howe',
  'Europe/Kyiv',
  'Pacific/Apia',
  'Etc/GMT+12',
];
const anywhere = Date.parse('2026-12-18T06:30Z');

interface Known {
  id: string;
  at: number;
  day: string;
}

let place: TestPlace;
let server: TestServer;
let desk: Desk;
/** By zone its site, and the site's appointments with the day that its calendar shows. */
const sites = new Map<string, { siteId: string; appointments: Known[] }>();

beforeAll(async () => {
  place = await diskPlace();
  server = await startTestServer({ filePlace: place.place });
  desk = await openDesk(server);
  const [patientId, practiceId] = [await desk.office.patient(), desk.office.practiceId];
  const uuid = (id: string) => parseTypeId(id)?.uuid;
  const hours = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'].map((weekday) => ({
    ...{ weekday, opensAt: '00:00', closesAt: '24:00' },
  }));
  const rows = zones.map((zone) => ({ zone, site: newId() }));
  await runAsOwner(
    server,
    `insert into site (practice_id, id, name, time_zone, hours) select $1, site, 'Site in ' || zone, zone, $3
     from jsonb_to_recordset($2) given (zone text, site uuid)`,
    [uuid(practiceId), JSON.stringify(rows), JSON.stringify(hours)],
  );
  const appointments = rows.flatMap(({ zone, site }) => startsIn(zone).map((at) => ({ id: newId(), site, zone, at })));
  await runAsOwner(
    server,
    `insert into appointment (practice_id, id, patient_id, visit_type_id, site_id, provider_id, starts_at, ends_at, status)
     select $1, id, $3, $4, site, $5, starts, starts + interval '20 minutes', 'BOOKED'
     from (select id, site, to_timestamp(at / 1000) as starts from jsonb_to_recordset($2) given (id uuid, site uuid, at bigint)) given`,
    [uuid(practiceId), JSON.stringify(appointments), ...[patientId, desk.visitTypeId, desk.providerId].map(uuid)],
  );
  for (const { zone, site } of rows) sites.set(zone, { siteId: toTypeId('Site', site), appointments: [] });
  for (const { id, zone, at } of appointments)
    sites.get(zone)?.appointments.push({ id: toTypeId('Appointment', id), at, day: calendarDay(at, zone) });
});

afterAll(async () => {
  await server.stop();
  await place.remove();
});

function calendarDay(at: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** Around a midnight of December, and around the midnights of the next two changes of clocks. */
function startsIn(zone: string): number[] {
  const now = Temporal.Instant.from('2027-01-05T00:00Z').toZonedDateTimeISO(zone);
  const first = now.getTimeZoneTransition('next');
  const second = first?.getTimeZoneTransition('next');
  const days = [Temporal.PlainDate.from('2026-12-18'), first?.toPlainDate(), second?.toPlainDate()];
  const midnights = days.flatMap((day) => (day && day.year < 2030 ? [day, day.add({ days: 1 })] : []));
  const near = midnights.flatMap((day) =>
    [-60_000, 0, 60_000].map((ms) => day.toZonedDateTime(zone).epochMilliseconds + ms),
  );
  return [...new Set([anywhere, ...near])];
}

function daysOf(appointments: readonly Known[]): Map<string, string[]> {
  const byDay = Map.groupBy(
    appointments.toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1)),
    ({ day }) => day,
  );
  return new Map([...byDay].map(([day, known]) => [day, known.map(({ id }) => id)]));
}

type Lists = Record<string, { nodes: { id: string }[] }>;

test('the day list of a site in any zone shows the appointments of the day on its calendar', async () => {
  const wanted = [...sites.values()].flatMap(({ siteId, appointments }) =>
    [...daysOf(appointments)].map(([date, ids]) => ({ siteId, date, ids })),
  );
  expect(wanted.length).toBeGreaterThan(1_500);
  for (let start = 0; start < wanted.length; start += 25) {
    const part = wanted.slice(start, start + 25);
    const fields = part.map(
      ({ siteId, date }, index) =>
        `d${index}: dayList(siteId: "${siteId}", date: "${date}", first: 10) { nodes { id } }`,
    );
    const lists = await desk.client.ask<Lists>(`{ ${fields.join(' ')} }`);
    for (const [index, { siteId, date, ids }] of part.entries())
      expect([siteId, date, lists[`d${index}`]?.nodes.map(({ id }) => id)]).toEqual([siteId, date, ids]);
  }
});

test('a provider’s day over sites in every zone has each site’s appointments of the day on its own calendar', async () => {
  for (const date of ['2026-12-17', '2026-12-18', '2026-12-19', '2027-03-14']) {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const answer: { dayList: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
        await desk.client.ask(
          `query($date: Date!, $providerId: ID!, $after: String) { dayList(date: $date, providerId: $providerId, first: 100, after: $after) {
            nodes { id } pageInfo { hasNextPage endCursor } } }`,
          { date, providerId: desk.providerId, after },
        );
      ids.push(...answer.dayList.nodes.map(({ id }) => id));
      after = answer.dayList.pageInfo.hasNextPage ? answer.dayList.pageInfo.endCursor : null;
    } while (after);
    const expected = [...sites.values()].flatMap(({ appointments }) => daysOf(appointments).get(date) ?? []);
    expect(ids.toSorted()).toEqual(expected.toSorted());
  }
});

test.each(oddZones)(
  'in %s the live day, the day sheet, free times, check-in and ticket are of the same day',
  async (zone) => {
    const { siteId, appointments } = sites.get(zone) ?? { siteId: '', appointments: [] };
    for (const [date, ids] of daysOf(appointments)) {
      const board = watch<{ appointments: { appointments: { id: string }[] } }>({
        url: server.url,
        ...(desk.client.token ? { token: desk.client.token } : {}),
        query:
          'subscription($siteId: ID!, $date: Date!) { appointments(siteId: $siteId, date: $date) { appointments { id } } }',
        variables: { siteId, date },
      });
      const { data } = await board.until(() => true);
      await board.stop();
      expect([date, data?.appointments.appointments.map(({ id }) => id)]).toEqual([date, ids]);
      const { printDaySheet } = await desk.client.ask<{ printDaySheet: { appointments: number } }>(
        `mutation($input: PrintDaySheetInput!) { printDaySheet(input: $input) { ... on PrintDaySheetSuccess { appointments } } }`,
        { input: { siteId, day: date } },
      );
      expect([date, printDaySheet.appointments]).toEqual([date, ids.length]);
    }
    const midnight = Temporal.PlainDate.from('2027-02-10').toZonedDateTime(zone);
    const { freeSlots } = await desk.client.ask<{ freeSlots: { startsAt: string }[] }>(
      `query($siteId: ID!, $visitTypeId: ID!, $providerId: ID!, $from: DateTime!) {
      freeSlots(siteId: $siteId, visitTypeId: $visitTypeId, providerId: $providerId, from: $from, first: 2) { startsAt } }`,
      {
        ...{ siteId, visitTypeId: desk.visitTypeId, providerId: await desk.office.provider() },
        from: new Date(midnight.epochMilliseconds - 60_000).toISOString(),
      },
    );
    expect(freeSlots.map(({ startsAt }) => startsAt)).toEqual(
      [0, 30].map((minutes) => new Date(midnight.epochMilliseconds + minutes * 60_000).toISOString()),
    );
    await checkedInOn(zone, siteId);
  },
);

async function checkedInOn(zone: string, siteId: string): Promise<void> {
  const before = calendarDay(Date.now(), zone);
  const { startsAt } = await desk.booked({
    ...{ siteId, outsideHours: true, providerId: await desk.office.provider() },
    startsAt: new Date(Math.ceil(Date.now() / 60_000) * 60_000 + 60_000).toISOString(),
  });
  const { dayList } = await desk.client.ask<{ dayList: { nodes: { id: string; startsAt: string }[] } }>(
    'query($siteId: ID!, $date: Date!) { dayList(siteId: $siteId, date: $date) { nodes { id startsAt } } }',
    { siteId, date: calendarDay(Date.parse(startsAt), zone) },
  );
  const listed = dayList.nodes.find((each) => each.startsAt === startsAt);
  const { checkInAppointment } = await desk.client.ask<{
    checkInAppointment: { visit: { id: string; ticket: string } };
  }>(
    `mutation($id: ID!) { checkInAppointment(id: $id) { ... on CheckInAppointmentSuccess { visit { id ticket } } } }`,
    { id: listed?.id },
  );
  const [visit] = await runAsOwner<{ day: string }>(server, 'select day::text from visit where id = $1', [
    parseTypeId(checkInAppointment.visit.id)?.uuid,
  ]);
  expect(checkInAppointment.visit.ticket).toBe('A01');
  // Midnight may pass meanwhile.
  expect([before, calendarDay(Date.now(), zone)]).toContain(visit?.day);
}
