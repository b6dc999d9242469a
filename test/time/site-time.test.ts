import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { deskHours, localDay, localTime } from '../../src/time/site-time.ts';
import { isShownAgain, shownAt } from '../../src/time/wall-clock.ts';
import { zoneLinks } from '../../src/time/zone-links.ts';

const zones = [...Intl.supportedValuesOf('timeZone'), ...zoneLinks];
const minute = 60_000;
const hour = 60 * minute;

/** Changes of a zone's clocks since 1987: among them changes at midnight, one minute after it, and days that are skipped. */
function changesOf(zone: string): number[] {
  const changes: number[] = [];
  let moment = Temporal.Instant.from('1987-01-01T00:00Z').toZonedDateTimeISO(zone);
  for (;;) {
    const next = moment.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds > Date.UTC(2037, 0, 1)) return changes;
    changes.push(next.epochMilliseconds);
    moment = next;
  }
}

function instantsOf(zone: string): Date[] {
  const changes = changesOf(zone);
  // The last years, and a few of the years before.
  const some = [...changes.slice(-6), ...changes.filter((_, index) => index % 9 === 0)];
  const near = some.flatMap((change) =>
    [-24 * hour, -61 * minute, -minute, -1, 0, 1, 59 * minute, 61 * minute, 25 * hour].map((ms) => change + ms),
  );
  const { from } = localDay('2026-12-18', zone);
  return [...near, ...[-1, 0, 1, 12 * hour].map((ms) => from.getTime() + ms), Date.parse('2026-12-18T06:30Z')].map(
    (ms) => new Date(ms),
  );
}

describe('in every zone, around midnights and clock changes', () => {
  test('an instant is on the one day whose bounds have it, and days follow each other without a gap', () => {
    let tried = 0;
    for (const zone of zones)
      for (const instant of instantsOf(zone)) {
        const { day } = localTime(instant, zone);
        const { from, until } = localDay(day, zone);
        const where = `${zone} ${instant.toISOString()} ${day}`;
        expect(from <= instant && instant < until, where).toBe(true);
        expect(localDay(day.add({ days: 1 }), zone).from, where).toEqual(until);
        tried += 1;
      }
    expect(tried).toBeGreaterThan(20_000);
  });

  test('the desk’s hours are the whole day and 4 hours on both sides of now', () => {
    for (const zone of zones)
      for (const now of instantsOf(zone).filter((_, index) => index % 5 === 0)) {
        const { from, until } = deskHours(now, zone);
        const day = localDay(localTime(now, zone).day, zone);
        expect(from.getTime()).toBe(Math.min(day.from.getTime(), now.getTime() - 4 * hour));
        expect(until.getTime()).toBe(Math.max(day.until.getTime(), now.getTime() + 4 * hour + 1));
      }
  });
});

test.each([
  ['2026-12-18T04:59:59Z', 'America/New_York', '2026-12-17'],
  ['2026-12-18T05:00Z', 'America/New_York', '2026-12-18'],
  // Clocks went back from 00:01 to 23:01 of the day before: the day had begun.
  ['2010-11-07T02:30Z', 'America/St_Johns', '2010-11-07'],
  ['2010-11-07T02:29:59Z', 'America/St_Johns', '2010-11-06'],
  // The 30th was skipped.
  ['2011-12-30T10:00Z', 'Pacific/Apia', '2011-12-31'],
  ['2011-12-30T09:59Z', 'Pacific/Apia', '2011-12-29'],
])('%s in %s is on %s', (instant, zone, day) => {
  expect(localTime(new Date(instant), zone).day.toString()).toBe(day);
});

test.each([
  ['2027-03-14T02:30', 'America/New_York', '2027-03-14T07:00Z', null],
  ['2027-11-07T01:30', 'America/New_York', '2027-11-07T05:30Z', ['2027-11-07T06:00Z', '2027-11-07T06:30Z']],
  ['2027-11-07T01:00', 'America/New_York', '2027-11-07T05:00Z', ['2027-11-07T06:00Z', '2027-11-07T06:00Z']],
  ['2027-11-07T02:00', 'America/New_York', '2027-11-07T07:00Z', null],
  ['2027-04-04T01:45', 'Australia/Lord_Howe', '2027-04-03T14:45Z', ['2027-04-03T15:00Z', '2027-04-03T15:15Z']],
] as const)('%s in %s is at %s, then again %j', (time, zone, first, again) => {
  const ms = (instant: string) => Date.parse(instant);
  expect(shownAt(Temporal.PlainDateTime.from(time), zone)).toEqual({
    first: ms(first),
    again: again && { changedAt: ms(again[0]), second: ms(again[1]) },
  });
  if (again) expect([isShownAgain(ms(first), zone), isShownAgain(ms(again[1]), zone)]).toEqual([false, true]);
});
