import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { findFreeSlots, type SlotSearch } from '../../../src/domains/scheduling/find-free-slots.ts';
import { openingSpans } from '../../../src/domains/scheduling/opening-spans.ts';
import { type OpeningHours, Weekday } from '../../../src/generated/models.ts';

const minute = 60_000;
const weekdays = Object.values(Weekday);

/** Clocks change in all of them, in Lord Howe by half an hour, within the weeks that are searched. */
const places = fc.constantFrom(
  { timeZone: 'America/New_York', near: '2027-03-12T12:00Z' },
  { timeZone: 'America/New_York', near: '2027-11-05T12:00Z' },
  { timeZone: 'Europe/Berlin', near: '2027-03-26T12:00Z' },
  { timeZone: 'Australia/Lord_Howe', near: '2027-04-02T12:00Z' },
  { timeZone: 'Australia/Lord_Howe', near: '2027-10-01T12:00Z' },
  { timeZone: 'America/Santiago', near: '2027-09-03T12:00Z' },
);

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Clocks change in the first hours of a day: look there often. */
const someMinute = fc.oneof(fc.nat(240), fc.nat(1439));

/** The minute of the week after which hours are over. */
type Stretch = [opens: number, closes: number];
const week = 7 * 1440;

/**
 * Stretches of a week that do not overlap, written as hours: up to midnight and past it, from Sunday into Monday too, and
 * touching one another.
 */
const hours: fc.Arbitrary<OpeningHours[]> = fc
  .tuple(
    fc.uniqueArray(
      fc.tuple(fc.nat(6), fc.oneof(someMinute, fc.constantFrom(0, 60, 120, 180))).map(([day, at]) => day * 1440 + at),
      { maxLength: 16 },
    ),
    fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }),
  )
  .map(([times, isOpen]) => {
    const sorted = times.toSorted((one, other) => one - other);
    return sorted.flatMap((opens, index) => {
      const next = sorted[index + 1] ?? (sorted[0] ?? 0) + week;
      const stretch: Stretch = [opens, Math.min(next, opens + 1440)];
      return isOpen[index] ? [written(stretch)] : [];
    });
  });

function written([opens, closes]: Stretch): OpeningHours {
  const ends = closes - Math.floor(opens / 1440) * 1440;
  return {
    weekday: weekdays[Math.floor(opens / 1440)] ?? Weekday.MONDAY,
    opensAt: clock(opens % 1440),
    closesAt: ends === 1440 && opens % 7 > 0 ? '24:00' : clock(ends % 1440),
  };
}

const runs = { numRuns: 500 };

const searches: fc.Arbitrary<SlotSearch> = fc
  .record({
    place: places,
    hours,
    minutes: fc.oneof(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 5, max: 480 })),
    offset: fc.integer({ min: 0, max: 2 * 24 * 60 }),
    length: fc.integer({ min: 0, max: 6 * 24 * 60 }),
    busy: fc.array(fc.tuple(fc.nat(8 * 24 * 60), fc.integer({ min: 1, max: 600 })), { maxLength: 20 }),
    count: fc.integer({ min: 1, max: 20 }),
  })
  .map(({ place: { timeZone, near }, offset, length, busy, ...search }) => {
    const origin = Temporal.Instant.from(near).epochMilliseconds;
    const from = origin + offset * minute;
    return {
      ...search,
      timeZone,
      from: new Date(from),
      until: new Date(from + length * minute),
      busy: busy.map(([start, taken]) => ({
        start: origin + start * minute,
        end: origin + (start + taken) * minute,
      })),
    };
  });

const isFree = ({ busy }: SlotSearch, start: number, end: number): boolean =>
  !busy.some((taken) => taken.start < end && start < taken.end);

/** The local time at an instant. */
function wall(instant: number, timeZone: string) {
  const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  return {
    weekday: weekdays[local.dayOfWeek - 1],
    date: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

/** Whether the site is open by the clock on its wall: it shows a time within the hours of its day, or of the day before. */
function isOpenAt(instant: number, { hours: open, timeZone }: SlotSearch): boolean {
  const { weekday, time } = wall(instant, timeZone);
  const dayBefore = weekdays[(weekdays.indexOf(weekday ?? Weekday.MONDAY) + 6) % 7];
  return open.some(({ weekday: day, opensAt, closesAt }) => {
    const isOvernight = closesAt <= opensAt;
    if (day === weekday && opensAt <= time && (isOvernight || time < closesAt)) return true;
    return isOvernight && day === dayBefore && time < closesAt;
  });
}

/** Whether the wall has shown the time of an instant before, in the hours before it. */
function isSecondShowing(instant: number, { timeZone }: SlotSearch): boolean {
  const shown = wall(instant, timeZone);
  for (let before = instant - 5 * minute; before >= instant - 3 * 60 * minute; before -= 5 * minute) {
    const earlier = wall(before, timeZone);
    if (earlier.time === shown.time && earlier.date === shown.date) return true;
  }
  return false;
}

/** Every time on the grid within hours and window, in order. Each minute is looked at once, by the clock on the wall. */
function gridOf(search: SlotSearch): number[] {
  const { hours: open, timeZone, minutes, from, until } = search;
  const looked = new Map<number, boolean>();
  const isOpen = (instant: number): boolean => {
    const known = looked.get(instant) ?? isOpenAt(instant, search);
    looked.set(instant, known);
    return known;
  };
  const starts: number[] = [];
  const first = Temporal.PlainDate.from(wall(from.getTime(), timeZone).date);
  for (let ahead = -1; ahead <= 8; ahead += 1)
    for (const span of openingSpans(open, timeZone, first.add({ days: ahead })))
      for (let start = span.start; start < span.end; start += 5 * minute)
        if (start >= from.getTime() && start + minutes * minute <= until.getTime() && isOpenFor(start, search, isOpen))
          starts.push(start);
  return starts.sort((one, other) => one - other);
}

function isOpenFor(start: number, search: SlotSearch, isOpen: (instant: number) => boolean): boolean {
  for (let instant = start; instant < start + search.minutes * minute; instant += minute)
    if (!isOpen(instant)) return false;
  return !isSecondShowing(start, search);
}

describe('free slots, for any opening hours and bookings', () => {
  test('no slot overlaps what is busy or another slot, and each has the length asked for', () => {
    fc.assert(
      fc.property(searches, (search) => {
        const slots = findFreeSlots(search);
        expect(slots.length).toBeLessThanOrEqual(search.count);
        for (const [index, { start, end }] of slots.entries()) {
          expect(end - start).toBe(search.minutes * minute);
          expect(isFree(search, start, end)).toBe(true);
          expect(start).toBeGreaterThanOrEqual(slots[index - 1]?.end ?? search.from.getTime());
          expect(end).toBeLessThanOrEqual(search.until.getTime());
        }
      }),
      runs,
    );
  });

  test('during a slot the clock on the wall never shows a time at which the site is closed, and no slot begins at a time that it showed before', () => {
    fc.assert(
      fc.property(searches, (search) => {
        for (const { start } of findFreeSlots(search))
          expect(isOpenFor(start, search, (instant) => isOpenAt(instant, search))).toBe(true);
      }),
      runs,
    );
  });

  test('a site opens and closes exactly when the clock on its wall shows it', () => {
    fc.assert(
      fc.property(searches, (search) => {
        const { hours: open, timeZone, from } = search;
        const first = Temporal.PlainDate.from(wall(from.getTime(), timeZone).date);
        const spans = [-1, 0, 1, 2].flatMap((days) => openingSpans(open, timeZone, first.add({ days })));
        const start = Math.floor(from.getTime() / minute) * minute;
        for (let instant = start; instant < start + 24 * 60 * minute; instant += minute) {
          const isWithin = spans.some((span) => span.start <= instant && instant < span.end);
          expect([new Date(instant), isWithin]).toEqual([new Date(instant), isOpenAt(instant, search)]);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('no time on the grid that is free is passed over', () => {
    fc.assert(
      fc.property(searches, (search) => {
        const slots = findFreeSlots(search);
        const expected: number[] = [];
        for (const start of gridOf(search)) {
          const end = start + search.minutes * minute;
          const last = expected.at(-1);
          const isPastLast = last === undefined || start >= last + search.minutes * minute;
          if (expected.length < search.count && isPastLast && isFree(search, start, end)) expected.push(start);
        }
        expect(slots.map(({ start }) => start)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
