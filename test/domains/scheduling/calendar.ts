import { Temporal } from 'temporal-polyfill';

export const newYork = 'America/New_York';

/** A Tuesday two to eight days ahead: far enough from now for any booking, and clocks never change on it. */
export function nextTuesday(timeZone = newYork): string {
  const soon = Temporal.Now.plainDateISO(timeZone).add({ days: 2 });
  return soon.add({ days: (9 - soon.dayOfWeek) % 7 }).toString();
}

export function daysAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The instant at which a site's wall clock shows a time; of a time shown twice, the first. */
export function at(day: string, clock: string, timeZone = newYork): string {
  return asSent(Temporal.PlainDateTime.from(`${day}T${clock}`).toZonedDateTime(timeZone));
}

/** An instant from now, without its seconds. */
export function fromNow(duration: Temporal.DurationLike): string {
  const moved = Temporal.Now.zonedDateTimeISO('UTC').add(duration);
  return asSent(moved.round({ smallestUnit: 'minute', roundingMode: 'floor' }));
}

/** The next day on which clocks go forward (23 hours) or back (25 hours) there. */
export function nextClockChange(hoursInDay: 23 | 25, timeZone = newYork): string {
  let moment = Temporal.Now.zonedDateTimeISO(timeZone).add({ days: 2 });
  while (moment.hoursInDay !== hoursInDay) {
    const next = moment.getTimeZoneTransition('next');
    if (!next) throw new Error(`Clocks never change in ${timeZone}.`);
    moment = next;
  }
  return moment.toPlainDate().toString();
}

function asSent(moment: Temporal.ZonedDateTime): string {
  return new Date(moment.epochMilliseconds).toISOString();
}
