import type { Temporal } from 'temporal-polyfill';
import type { OpeningHours } from '../../generated/models.ts';
import { shownAt } from '../../time/wall-clock.ts';
import { runsPastMidnight } from '../practice/overlapping-hours.ts';
import { hoursOn } from './hours-on.ts';

/** A stretch of time, from an instant up to the first one after it, in milliseconds. */
export interface Span {
  start: number;
  end: number;
}

/**
 * The times when a site is open by the hours of a day's weekday, in order; those that run past midnight end on the next
 * day. A site is open while its clock shows a time within the hours. So an hour that a clock change skips is none, and
 * one that it repeats counts in both passes.
 */
export function openingSpans(hours: readonly OpeningHours[], timeZone: string, day: Temporal.PlainDate): Span[] {
  return hoursOn(hours, day)
    .flatMap((span) => spansOf(span, timeZone, day))
    .filter(({ start, end }) => start < end)
    .sort((one, other) => one.start - other.start)
    .reduce<Span[]>(joined, []);
}

function spansOf(hours: OpeningHours, timeZone: string, day: Temporal.PlainDate): Span[] {
  const opens = shownAt(day.toPlainDateTime(hours.opensAt), timeZone);
  const closes = shownAt(closingOf(hours, day), timeZone);
  const [end, endAgain] = [closes.first, closes.again];
  const start = opens.again;
  const isOneRepetition = start !== null && start.changedAt === endAgain?.changedAt;
  if (start && isOneRepetition)
    return [
      { start: opens.first, end },
      { start: start.second, end: endAgain?.second ?? end },
    ];
  return [
    // From the change until it is opening time again, the clock shows times before it.
    ...(start
      ? [
          { start: opens.first, end: start.changedAt },
          { start: start.second, end },
        ]
      : [{ start: opens.first, end }]),
    ...(endAgain ? [{ start: endAgain.changedAt, end: endAgain.second }] : []),
  ];
}

function closingOf(hours: OpeningHours, day: Temporal.PlainDate): Temporal.PlainDateTime {
  if (hours.closesAt === '24:00') return day.add({ days: 1 }).toPlainDateTime();
  return day.add({ days: runsPastMidnight(hours) ? 1 : 0 }).toPlainDateTime(hours.closesAt);
}

/** Spans that touch are one: an office does not close at noon to open at noon. */
function joined(spans: Span[], next: Span): Span[] {
  const last = spans.at(-1);
  return last && last.end === next.start
    ? [...spans.slice(0, -1), { start: last.start, end: next.end }]
    : [...spans, next];
}

/** A span in which appointments may begin, and the instant until which they may last: days on end may have no break. */
export interface Opening extends Span {
  openUntil: number;
}

/** The openings of a day's hours by the day; each day's times are computed once. */
export function openingsOf(hours: readonly OpeningHours[], timeZone: string): (day: Temporal.PlainDate) => Opening[] {
  const known = new Map<string, Span[]>();
  const spansOn = (day: Temporal.PlainDate): Span[] => {
    const spans = known.get(day.toString()) ?? openingSpans(hours, timeZone, day);
    known.set(day.toString(), spans);
    return spans;
  };
  return (day) => {
    // No visit type takes more than a day, and no hours last longer.
    const around = [-1, 0, 1, 2].flatMap((days) => spansOn(day.add({ days })));
    const endOf = new Map(around.map(({ start, end }) => [start, end]));
    const lastEnd = (end: number): number => {
      const further = endOf.get(end);
      return further === undefined ? end : lastEnd(further);
    };
    return spansOn(day).map(({ start, end }) => ({ start, end, openUntil: lastEnd(end) }));
  };
}
