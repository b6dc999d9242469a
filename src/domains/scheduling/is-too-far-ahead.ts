export const mostYearsAhead = 10;

/** Whether a time lies further ahead than anything is booked: such a year is a slip of the hand. */
export function isTooFarAhead(startsAt: Date, now: Date): boolean {
  const furthest = new Date(now);
  furthest.setUTCFullYear(furthest.getUTCFullYear() + mostYearsAhead);
  return startsAt > furthest;
}
