import type { OpeningHours, OutsideHoursError } from '../../generated/models.ts';
import { localTime } from '../../time/site-time.ts';
import { isShownAgain } from '../../time/wall-clock.ts';
import { runsPastMidnight } from '../practice/overlapping-hours.ts';
import type { SiteRow } from '../practice/site.entity.ts';
import { hoursOn } from './hours-on.ts';
import { openingsOf } from './opening-spans.ts';

/**
 * The refusal of a time that does not lie within the site's opening hours without a break, or begins in an hour that
 * clocks show again; null when it may be booked.
 */
export function outsideHours({ hours, timeZone }: SiteRow, startsAt: Date, endsAt: Date): OutsideHoursError | null {
  const { day, clock } = localTime(startsAt, timeZone);
  const [start, end] = [startsAt.getTime(), endsAt.getTime()];
  const dayBefore = day.subtract({ days: 1 });
  const openingsOn = openingsOf(hours, timeZone);
  const isOpen = [dayBefore, day]
    .flatMap(openingsOn)
    .some((open) => open.start <= start && start < open.end && end <= open.openUntil);
  if (isOpen && !isShownAgain(start, timeZone)) return null;
  const overMidnight = hoursOn(hours, dayBefore).filter((span) => runsPastMidnight(span) && span.closesAt > '00:00');
  const ofDay = hoursOn(hours, day);
  const spans = [...overMidnight.map(({ closesAt }) => `00:00–${closesAt}`), ...ofDay.map(written)];
  const reason = isOpen
    ? `On ${day} clocks go back and show ${clock} twice, and appointments begin the first time only; choose another time`
    : whenOpen(day.toString(), spans);
  return {
    __typename: 'OutsideHoursError',
    message: `${reason}, or set input.outsideHours to true to book it anyway.`,
    path: ['input', 'startsAt'],
    hours: [...overMidnight, ...ofDay],
  };
}

function whenOpen(day: string, spans: readonly string[]): string {
  return spans.length > 0
    ? `On ${day} the site is open ${spans.join(' and ')}; choose a time within`
    : `On ${day} the site is closed; choose another day`;
}

function written({ opensAt, closesAt }: OpeningHours): string {
  return `${opensAt}–${closesAt}`;
}
