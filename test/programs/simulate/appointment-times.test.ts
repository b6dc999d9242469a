import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { appointmentTimes } from '../../../src/programs/simulate/plan/appointment-times.ts';

const timeZone = 'America/New_York';
const minutes = Array.from({ length: 241 }, (_, minute) => minute);

function at(clock: string, { speed = 60, day = '2026-11-18' } = {}) {
  const instant = (local: string) =>
    new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds);
  const now = instant(`${day}T${clock}`);
  const msUntil = (minute: number) => Math.max(0, (minute * 60_000) / speed);
  const times = appointmentTimes({ now, timeZone, msUntil });
  const local = (date: Date) =>
    Temporal.Instant.fromEpochMilliseconds(date.getTime())
      .toZonedDateTimeISO(timeZone)
      .toPlainDateTime()
      .toString()
      .slice(0, 16);
  const reality = (minute: number) => new Date(now.getTime() + msUntil(minute));
  return {
    booked: (startsAt: number, arrivesAt: number | null = startsAt) => local(times.at(startsAt, arrivesAt)),
    /** Whether a patient of this minute can be checked in: the appointment is of the day on which they come. */
    isToday: (minute: number) => local(times.at(minute, minute)).slice(0, 10) === local(reality(minute)).slice(0, 10),
    /** Whether a no-show of this minute can be noted as soon as the morning has come to it. */
    hasBegun: (minute: number) => times.at(minute, null) <= reality(minute),
  };
}

describe('after noon', () => {
  test('appointments are booked for the morning that is over', () => {
    expect([at('12:30').booked(0), at('12:30').booked(240)]).toEqual(['2026-11-18T08:00', '2026-11-18T12:00']);
    expect(at('23:50').booked(75)).toBe('2026-11-18T09:15');
  });
});

describe('before noon', () => {
  test('appointments are booked for the hours that end with the play', () => {
    expect([at('07:00').booked(0), at('07:00').booked(240)]).toEqual(['2026-11-18T03:04', '2026-11-18T07:04']);
  });

  test('a play as fast as life books what it plays', () => {
    expect([at('07:00', { speed: 1 }).booked(0), at('07:00', { speed: 1 }).booked(240)]).toEqual([
      '2026-11-18T07:00',
      '2026-11-18T11:00',
    ]);
  });

  test('shortly after midnight appointments are booked from midnight on', () => {
    expect([at('00:10').booked(0), at('00:10').booked(90)]).toEqual(['2026-11-18T00:00', '2026-11-18T01:30']);
  });
});

describe('over midnight', () => {
  test('a patient who comes after midnight is booked for the new day, at the same distances', () => {
    const times = at('23:58');
    expect([times.booked(0), times.booked(119)]).toEqual(['2026-11-18T08:00', '2026-11-18T09:59']);
    expect([times.booked(120), times.booked(150), times.booked(240)]).toEqual([
      '2026-11-19T00:00',
      '2026-11-19T00:30',
      '2026-11-19T02:00',
    ]);
  });

  test('a patient who is late is booked for the day of arrival', () => {
    expect([at('23:58').booked(110, 125), at('23:58').booked(125, 118)]).toEqual([
      '2026-11-19T00:00',
      '2026-11-18T10:05',
    ]);
  });
});

test.each([
  ['00:00', 60],
  ['03:59', 60],
  ['07:00', 60],
  ['12:30', 60],
  ['23:50', 60],
  ['23:58', 60],
  ['23:59', 3600],
  ['21:00', 1],
  ['23:59', 1],
])('at %s with speed %i each patient is booked for the day on which they come', (clock, speed) => {
  const times = at(clock, { speed });
  expect(minutes.filter((minute) => !times.isToday(minute))).toEqual([]);
});

test.each([
  ['04:00', 60],
  ['07:00', 60],
  ['12:30', 60],
  ['23:50', 60],
  ['23:58', 3600],
  ['00:00', 1],
  ['23:00', 1],
])('at %s with speed %i each no-show can be noted when its time has come', (clock, speed) => {
  const times = at(clock, { speed });
  expect(minutes.filter((minute) => !times.hasBegun(minute))).toEqual([]);
});

test('on days when the clocks change, all is booked for that day', () => {
  for (const day of ['2026-03-08', '2026-11-01']) {
    for (const clock of ['00:30', '07:00', '12:30']) {
      const times = at(clock, { day });
      expect(minutes.filter((minute) => !times.isToday(minute))).toEqual([]);
    }
  }
});
