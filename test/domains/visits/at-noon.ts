import { Temporal } from 'temporal-polyfill';

/** A time zone in which it is between noon and one now, so that a test's today does not end while it runs. */
export function zoneAtNoon(): string {
  const ahead = 12 - Temporal.Now.zonedDateTimeISO('UTC').hour;
  // These zones count westward: `Etc/GMT-3` is three hours ahead of UTC.
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

/** Today's date there, or that of some days from it. */
export function dayAt(zone: string, days = 0): string {
  return Temporal.Now.plainDateISO(zone).add({ days }).toString();
}

/** The instant at which a wall clock there shows a time, today or some days from it. */
export function timeAt(zone: string, clock: string, days = 0): string {
  const moment = Temporal.PlainDateTime.from(`${dayAt(zone, days)}T${clock}`).toZonedDateTime(zone);
  return new Date(moment.epochMilliseconds).toISOString();
}
