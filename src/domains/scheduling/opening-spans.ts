import type { Temporal } from 'temporal-polyfill';
import type { OpeningHours } from '../../generated/models.ts';
import { hoursOn } from './hours-on.ts';

/** A stretch of time, from an instant up to the first one after it, in milliseconds. */
export interface Span {
  start: number;
  end: number;
}

/**
 * The times when a site is open on a day, in order. Where a clock change makes opening or closing ambiguous or skips
 * it, the shorter reading counts. So no appointment is booked for a time at which some clock says that the site is
 * closed.
 */
export function openingSpans(hours: readonly OpeningHours[], timeZone: string, day: Temporal.PlainDate): Span[] {
  const at = (time: string, disambiguation: 'earlier' | 'later'): number =>
    day.toPlainDateTime(time).toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds;
  return hoursOn(hours, day)
    .map(({ opensAt, closesAt }) => ({ start: at(opensAt, 'later'), end: at(closesAt, 'earlier') }))
    .filter(({ start, end }) => start < end)
    .reduce<Span[]>(joined, []);
}

/** Spans that touch are one: an office does not close at noon to open at noon. */
function joined(spans: Span[], next: Span): Span[] {
  const last = spans.at(-1);
  return last && last.end === next.start
    ? [...spans.slice(0, -1), { start: last.start, end: next.end }]
    : [...spans, next];
}
