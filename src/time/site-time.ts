import { Temporal } from 'temporal-polyfill';

interface LocalTime {
  day: Temporal.PlainDate;
  /** Such as `09:30`. */
  clock: string;
}

/** An interval of instants, `until` not included. */
interface Instants {
  from: Date;
  until: Date;
}

/** The date and time on a site's calendar and clock at an instant. The day is the one whose `localDay` has it. */
export function localTime(instant: Date, timeZone: string): LocalTime {
  const local = zoned(instant, timeZone);
  return { day: dayAt(local), clock: local.toPlainTime().toString({ smallestUnit: 'minute' }) };
}

/** The instants of a calendar day in a time zone: 23 or 25 hours on days when clocks change. */
export function localDay(date: string | Temporal.PlainDate, timeZone: string): Instants {
  const day = Temporal.PlainDate.from(date);
  return { from: startOf(day, timeZone), until: startOf(day.add({ days: 1 }), timeZone) };
}

export const nearHours = 4;
const nearMs = nearHours * 60 * 60_000;

/**
 * The instants that a desk works on: today at the site and at least 4 hours around now. So midnight divides neither a
 * patient who comes early from their appointment, nor one who comes late.
 */
export function deskHours(now: Date, timeZone: string): Instants {
  const { from, until } = localDay(localTime(now, timeZone).day, timeZone);
  return {
    from: new Date(Math.min(from.getTime(), now.getTime() - nearMs)),
    until: new Date(Math.max(until.getTime(), now.getTime() + nearMs + 1)),
  };
}

/**
 * The day that an instant is on. A day begins when its midnight first comes. Where clocks then go back before midnight,
 * the minutes that they show again are of the new day: each instant is on one day, and days follow each other.
 */
function dayAt(local: Temporal.ZonedDateTime): Temporal.PlainDate {
  const day = local.toPlainDate();
  const next = day.add({ days: 1 });
  return startOf(next, local.timeZoneId).getTime() <= local.epochMilliseconds ? next : day;
}

/** The first instant of a day. In some zones its midnight never comes, or comes twice. */
export function startOf(day: Temporal.PlainDate, timeZone: string): Date {
  return new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
}

function zoned(instant: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}
