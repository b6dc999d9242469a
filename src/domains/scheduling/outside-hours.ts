import type { OutsideHoursError } from '../../generated/models.ts';
import { localTime } from '../../time/site-time.ts';
import type { SiteRow } from '../practice/site.entity.ts';
import { hoursOn } from './hours-on.ts';
import { openingSpans } from './opening-spans.ts';

/** The refusal of a time that does not lie within one span of the site's opening hours; null when it does. */
export function outsideHours({ hours, timeZone }: SiteRow, startsAt: Date, endsAt: Date): OutsideHoursError | null {
  const { day } = localTime(startsAt, timeZone);
  const isOpen = openingSpans(hours, timeZone, day).some(
    ({ start, end }) => start <= startsAt.getTime() && endsAt.getTime() <= end,
  );
  if (isOpen) return null;
  const ofDay = hoursOn(hours, day);
  const spans = ofDay.map(({ opensAt, closesAt }) => `${opensAt}–${closesAt}`).join(' and ');
  const wayOut = 'or set input.outsideHours to true to book it anyway';
  return {
    __typename: 'OutsideHoursError',
    message: spans
      ? `On ${day} the site is open ${spans}; choose a time within, ${wayOut}.`
      : `On ${day} the site is closed; choose another day, ${wayOut}.`,
    path: ['input', 'startsAt'],
    hours: ofDay,
  };
}
