import { Temporal } from 'temporal-polyfill';

interface LocalTime {
  day: Temporal.PlainDate;
  /** Such as `09:30`. */
  clock: string;
}

/** What calendar and clock show at a site at an instant. */
export function localTime(instant: Date, timeZone: string): LocalTime {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  return { day: local.toPlainDate(), clock: local.toPlainTime().toString({ smallestUnit: 'minute' }) };
}
