import { Temporal } from 'temporal-polyfill';

interface LocalTime {
  day: Temporal.PlainDate;
  /** Such as `09:30`. */
  clock: string;
}

/** The date and time on a site's calendar and clock at an instant. */
export function localTime(instant: Date, timeZone: string): LocalTime {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  return { day: local.toPlainDate(), clock: local.toPlainTime().toString({ smallestUnit: 'minute' }) };
}

interface LocalDay {
  from: Date;
  /** The first instant of the next day. */
  until: Date;
}

/** The instants of a calendar day in a time zone: 23 or 25 hours on days when clocks change. */
export function localDay(date: string, timeZone: string): LocalDay {
  const day = Temporal.PlainDate.from(date);
  return { from: firstInstant(day, timeZone), until: firstInstant(day.add({ days: 1 }), timeZone) };
}

function firstInstant(day: Temporal.PlainDate, timeZone: string): Date {
  return new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
}
