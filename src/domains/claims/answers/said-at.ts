/** A day and a time of a file as a moment. X12 names no zone: UTC keeps the order of the answers of one partner. */
export function saidAt(date: string | null, time: string | null = null): Date | null {
  if (!date) return null;
  const at = new Date(`${date}T${time ?? '00:00'}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** The latest of several days; null where none is named. */
export function latestDay(dates: readonly (string | null)[]): string | null {
  const known = dates.filter((date) => date !== null);
  return known.length > 0 ? known.reduce((last, date) => (date > last ? date : last)) : null;
}
