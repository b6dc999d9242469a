import { setTimeout as pause } from 'node:timers/promises';

export interface Pace {
  perSecond: number;
  ms: number;
}

/** Begins each one when it is due, whether or not those before are done; answers when all are done. */
export async function atPace<Done>({ perSecond, ms }: Pace, begin: (count: number) => Promise<Done>): Promise<Done[]> {
  const begun: Promise<Done>[] = [];
  const startedAt = performance.now();
  for (let count = 0; count < (perSecond * ms) / 1000; count += 1) {
    const dueMs = startedAt + (count * 1000) / perSecond - performance.now();
    if (dueMs > 0) await pause(dueMs);
    begun.push(begin(count));
  }
  return Promise.all(begun);
}
