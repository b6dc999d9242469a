import type { Clock } from '../../../../src/programs/clearinghouse/clock.ts';

export const startOfPlay = Date.parse('2026-03-02T09:00:00Z');

export interface JumpingClock extends Clock {
  jump(ms: number): void;
}

/** A clock that stands still but for jumps and waits, which take no time. `waited` is called in the midst of each wait. */
export function jumpingClock(waited: () => Promise<void> = async () => {}): JumpingClock {
  let now = startOfPlay;
  return {
    now: () => now,
    jump: (ms) => {
      now += ms;
    },
    wait: async (ms) => {
      await waited();
      now += ms;
    },
  };
}
