import type { Temporal } from 'temporal-polyfill';
import { type OpeningHours, Weekday } from '../../generated/models.ts';

const weekdays = Object.values(Weekday);

/** The opening hours that a day's weekday has, in order. */
export function hoursOn(hours: readonly OpeningHours[], day: Temporal.PlainDate): OpeningHours[] {
  const weekday = weekdays[day.dayOfWeek - 1];
  const ofDay = hours.filter((span) => span.weekday === weekday);
  return ofDay.sort((one, other) => (one.opensAt < other.opensAt ? -1 : 1));
}
