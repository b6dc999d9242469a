import { Temporal } from 'temporal-polyfill';

/** Whether this is the name of an IANA time zone. Offsets such as +02:00 are none. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(name);
    return /^[A-Z]/i.test(name);
  } catch {
    return false;
  }
}
