import { elapsed, type Moment } from './moment.ts';

/** The server gives a sign of life every 2 seconds; a screen that misses two of them is not live. */
export const silenceMs = 4_500;

export function isLive(heardAt: Moment | null, now: Moment): boolean {
  return heardAt !== null && elapsed(heardAt, now) < silenceMs;
}
