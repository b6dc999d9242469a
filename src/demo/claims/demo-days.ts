const dayMs = 86_400_000;

/** The latest weekday that is at least so many days ago. */
export function latestWeekday(now: Date, daysAgo: number): string {
  const day = new Date(now.getTime() - daysAgo * dayMs);
  // Saturday and Sunday count as the Friday before.
  const back = [2, 0, 0, 0, 0, 0, 1][day.getUTCDay()] ?? 0;
  return new Date(day.getTime() - back * dayMs).toISOString().slice(0, 10);
}

export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

/** The first weekday that comes at least so many days after a day. */
export function weekdayAfter(day: string, days: number): string {
  const later = daysAfter(day, days);
  return daysAfter(later, [1, 0, 0, 0, 0, 0, 2][new Date(later).getUTCDay()] ?? 0);
}
