import { setTimeout as sleep } from 'node:timers/promises';

/** Time as the clearinghouse takes it, in milliseconds. A test has one that jumps. */
export interface Clock {
  now(): number;
  /** Waits so long, but no longer than until the signal. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export const realClock: Clock = {
  now: () => Date.now(),
  wait: async (ms, signal) => {
    if (!signal.aborted) await sleep(ms, undefined, { signal }).catch(() => {});
  },
};
