import { once } from 'node:events';
import type { Clock } from '../../../src/programs/simulate/play/clock.ts';

interface Hooks {
  /** Called each time the morning comes to a minute, null when it waits for a person outside; the morning goes on once it has answered. */
  at?: (minute: number | null) => Promise<void>;
  /** How long the morning takes as far as the calendar is concerned; no time at all if absent. */
  msUntil?: (minute: number) => number;
}

/** A clock that does not wait: each minute comes as soon as it is waited for. */
export function jumpingClock({ at, msUntil = () => 0 }: Hooks = {}): Clock {
  let now = 0;
  return {
    minute: () => now,
    msUntil,
    until: async (minute, signal) => {
      await at?.(minute);
      if (minute !== null) now = Math.max(now, minute);
      else if (!signal.aborted) await once(signal, 'abort');
    },
  };
}
