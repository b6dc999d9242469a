import type { CallEstimate } from '../../generated/models.ts';

/** The number of waits that are looked at, the latest ones. */
export const mostWaits = 20;
const fewestWaits = 5;

/**
 * When a ticket will probably be called, from the last day's waits in milliseconds: as soon as 1 in 10 of them, as late as 9 in
 * 10. Null when there were too few, or the ticket has waited longer than that.
 */
export function callEstimate(waits: readonly number[], arrivedAt: Date, now: Date): CallEstimate | null {
  if (waits.length < fewestWaits) return null;
  const sorted = [...waits].sort((a, b) => a - b);
  const latest = arrivedAt.getTime() + quantile(sorted, 0.9);
  if (latest <= now.getTime()) return null;
  const earliest = Math.max(now.getTime(), arrivedAt.getTime() + quantile(sorted, 0.1));
  return { earliest: new Date(earliest), latest: new Date(latest) };
}

/** Between two values of a sorted list, in proportion. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}
