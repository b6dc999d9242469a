/**
 * An instant by the two clocks a page has: one never jumps but may stand still while the machine sleeps, the other may
 * be set. In milliseconds.
 */
export interface Moment {
  steady: number;
  wall: number;
}

export function currentMoment(): Moment {
  return { steady: performance.now(), wall: Date.now() };
}

/** Time passed, the machine's sleep included. */
export function elapsed(since: Moment, now: Moment): number {
  return Math.max(now.steady - since.steady, now.wall - since.wall, 0);
}
