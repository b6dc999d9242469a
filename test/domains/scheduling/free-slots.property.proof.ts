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

/** Clocks change on Sundays in the first hours: look there often. */
const someDay = fc.oneof(fc.constant(Weekday.SUNDAY), fc.constantFrom(...weekdays));
const someMinute = fc.oneof(fc.nat(240), fc.nat(1439));

/** Up to three spans a weekday that do not overlap. */
const hours: fc.Arbitrary<OpeningHours[]> = fc
  .array(fc.tuple(someDay, fc.uniqueArray(someMinute, { minLength: 2, maxLength: 6 })), { maxLength: 7 })
  .map((days) =>
    [...new Map(days)].flatMap(([weekday, times]) => {
      const sorted = times.toSorted((one, other) => one - other);
      return sorted.flatMap((opensAt, index) => {
        const closesAt = sorted[index + 1];
        return index % 2 === 0 && closesAt !== undefined
          ? [{ weekday, opensAt: clock(opensAt), closesAt: clock(closesAt) }]
          : [];
      });
    }),
  );

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

/** Every time on the grid within hours and window, in order. */
function gridOf({ hours: open, timeZone, minutes, from, until }: SlotSearch): number[] {
  const starts: number[] = [];
  const first = Temporal.PlainDate.from(wall(from.getTime(), timeZone).date);
  for (let ahead = 0; ahead <= 8; ahead += 1)
    for (const span of openingSpans(open, timeZone, first.add({ days: ahead })))
      for (let start = span.start; start + minutes * minute <= span.end; start += 5 * minute)
        if (start >= from.getTime() && start + minutes * minute <= until.getTime()) starts.push(start);
  return starts;
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

  test('during a slot the clock on the wall never shows a time at which the site is closed', () => {
    fc.assert(
      fc.property(searches, (search) => {
        for (const { start, end } of findFreeSlots(search)) {
          const began = wall(start, search.timeZone);
          const span = search.hours.find(
            ({ weekday, opensAt, closesAt }) =>
              weekday === began.weekday && opensAt <= began.time && began.time < closesAt,
          );
          for (let instant = start; instant < end; instant += 5 * minute) {
            const shown = wall(instant, search.timeZone);
            expect(shown.date).toBe(began.date);
            expect(shown.time >= (span?.opensAt ?? '24:00') && shown.time < (span?.closesAt ?? '')).toBe(true);
          }
        }
      }),
      runs,
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
      runs,
    );
  });
});
