import { setTimeout as pause } from 'node:timers/promises';
import { wallClock } from '../frame/wall-clock.ts';

export interface Pace {
  perSecond: number;
  ms: number;
}

/** The number of an event and when it was committed, in milliseconds of the machine's clock. */
export type Committed = [seq: number, at: number];

/** Tells events at an even pace, whatever becomes of those before. */
export async function tellAtPace(
  { perSecond, ms }: Pace,
  commit: (version: number) => Promise<() => number>,
): Promise<Committed[]> {
  const now = wallClock();
  const told: Promise<Committed>[] = [];
  const startedAt = performance.now();
  const tell = async (version: number): Promise<Committed> => {
    const announce = await commit(version);
    const at = now();
    return [announce(), at];
  };
  for (let count = 0; count < (perSecond * ms) / 1000; count += 1) {
    const dueMs = startedAt + (count * 1000) / perSecond - performance.now();
    if (dueMs > 0) await pause(dueMs);
    told.push(tell(1000 + (count % 1000)));
  }
  return Promise.all(told);
}
