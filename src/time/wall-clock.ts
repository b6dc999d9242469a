import { Temporal } from 'temporal-polyfill';

/** When a clock shows a time of a day, in milliseconds. */
interface Shown {
  /** The first instant at which the clock shows this time or, where a change skips it, a later one. */
  first: number;
  /** Where clocks go back over it: the instant of the change, and the one at which it is shown again. Otherwise null. */
  again: { changedAt: number; second: number } | null;
}

/** The instants at which a clock in a time zone shows a time, which clock changes may skip or repeat. */
export function shownAt(time: Temporal.PlainDateTime, timeZone: string): Shown {
  const earlier = time.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = time.toZonedDateTime(timeZone, { disambiguation: 'later' });
  const first = earlier.epochMilliseconds;
  if (first === later.epochMilliseconds) return { first, again: null };
  const changedAt = earlier.getTimeZoneTransition('next')?.epochMilliseconds ?? first;
  const isRepeated = earlier.toPlainDateTime().equals(time);
  return isRepeated
    ? { first, again: { changedAt, second: later.epochMilliseconds } }
    : { first: changedAt, again: null };
}

/** Whether clocks show a time for the second time at an instant, since they were put back over it. */
export function isShownAgain(instant: number, timeZone: string): boolean {
  const shown = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  const first = shown.toPlainDateTime().toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  return first.epochMilliseconds !== instant;
}
