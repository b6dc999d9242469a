/** Whole minutes since an instant, never less than none. */
export function minutesSince(instant: string, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - Date.parse(instant)) / 60_000));
}

/** Such as `8:05 AM`, at the site. */
export function clockTime(ms: number, timeZone: string, locale = 'en-US'): string {
  return format(ms, timeZone, locale, { hour: 'numeric', minute: '2-digit' });
}

/** Such as `08:05:09 AM`, at the site. */
export function exactTime(ms: number, timeZone: string, locale = 'en-US'): string {
  return format(ms, timeZone, locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

/** Such as `Monday, November 30`: the day at the site. */
export function dayOf(ms: number, timeZone: string, locale = 'en-US'): string {
  return format(ms, timeZone, locale, { weekday: 'long', month: 'long', day: 'numeric' });
}

function format(ms: number, timeZone: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(ms);
  } catch {
    // An old browser may not know a new time zone; the machine's own is most likely the site's.
    return new Intl.DateTimeFormat(locale, options).format(ms);
  }
}
