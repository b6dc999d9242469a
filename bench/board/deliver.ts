import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import { processorTime } from '../frame/processor-time.ts';
import type { BoardInMemory } from './board-in-memory.ts';

/** The payloads that a side is asked to deliver: this many, one after the other, each of this many visits. */
export interface Delivery {
  topic: string;
  visits: number;
  rounds: number;
  /** Changes are numbered from here: both sides make the same payloads. */
  version: number;
}

/** Delivers in rounds with rests, so that the clients keep up and payloads are not sent together; answers the processor time it took, in µs. */
export async function deliver(
  board: BoardInMemory,
  { rounds, version }: Delivery,
  payloadsARound: number,
  publish: (version: number) => unknown,
): Promise<number> {
  const before = processorTime();
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    const made = board.payloads + payloadsARound;
    await publish(version + round);
    while (board.payloads < made) await turn();
    await turn();
    await pause(Math.max(3, performance.now() - startedAt));
  }
  return processorTime() - before;
}
