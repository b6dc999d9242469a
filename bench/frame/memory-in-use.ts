import { setTimeout as pause } from 'node:timers/promises';

export interface MemoryInUse {
  /** JavaScript objects. */
  heap: number;
  /** The bytes they hold outside of the heap, buffers among them. */
  external: number;
  rss: number;
}

/** Memory of this process once nothing can be collected any more, in bytes. Needs `--expose-gc`. */
export async function memoryInUse(): Promise<MemoryInUse> {
  if (!globalThis.gc) throw new Error('Memory is measured with --expose-gc.');
  for (let round = 0; round < 4; round += 1) {
    globalThis.gc();
    await pause(50);
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heap: heapUsed, external, rss };
}
