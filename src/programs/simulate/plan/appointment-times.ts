import { Temporal } from 'temporal-polyfill';
import { morningMinutes } from './morning-plan.ts';

interface Circumstances {
  /** When the doors open, by the server's clock. */
  now: Date;
  timeZone: string;
  /** How long the play takes to reach a simulated minute, in milliseconds. */
  msUntil: (minute: number) => number;
}

export interface AppointmentTimes {
  /**
   * The instant for which an appointment of a simulated minute is booked, by the day on which its patient is checked
   * in. Null for a patient who does not come.
   */
  at(startsAt: number, arrivesAt: number | null): Date;
  /** The calendar day of an instant at the site. */
  dayOf(instant: Date): string;
}

/**
 * A check-in is possible only on the appointment's day, and a no-show only from its start on. So appointments keep
 * their distances but not always their times. They are booked for 08:00 to 12:00 where these are over, and for earlier
 * times of today where not. Where the patient comes after midnight they are booked for tomorrow.
 */
export function appointmentTimes({ now, timeZone, msUntil }: Circumstances): AppointmentTimes {
  const zoned = (instant: Date) =>
    Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  const day = zoned(now).toPlainDate();
  const midnight = day.toZonedDateTime(timeZone).epochMilliseconds;
  const nextMidnight = day.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
  const eight = day.toZonedDateTime({ timeZone, plainTime: '08:00' }).epochMilliseconds;
  // Early enough that the last one has begun when the play reaches it.
  const early = now.getTime() + msUntil(morningMinutes) - morningMinutes * minuteMs;
  const opening = Math.max(midnight, Math.min(eight, wholeMinute(early)));
  const msLeft = nextMidnight - now.getTime();
  const firstTomorrow = firstMinute((minute) => msUntil(minute) >= msLeft);
  return {
    at: (startsAt, arrivesAt) =>
      arrivesAt !== null && msUntil(arrivesAt) >= msLeft
        ? new Date(nextMidnight + Math.max(0, startsAt - firstTomorrow) * minuteMs)
        : new Date(opening + startsAt * minuteMs),
    dayOf: (instant) => zoned(instant).toPlainDate().toString(),
  };
}

const minuteMs = 60_000;

function wholeMinute(instant: number): number {
  return Math.floor(instant / minuteMs) * minuteMs;
}

/** The first minute of the morning, or the one after it, of which this is true. */
function firstMinute(isTrue: (minute: number) => boolean): number {
  let minute = 0;
  while (minute < morningMinutes && !isTrue(minute)) minute += 1;
  return minute;
}
