import type { Surroundings } from '../command-line/surroundings.ts';
import { openClearinghouse } from './clearinghouse.ts';
import type { Clock } from './clock.ts';
import type { Faults } from './folder/faults.ts';

export interface ClearinghouseArguments {
  folder: string;
  /** Days a minute. */
  speed: number;
  seed: number | null;
  /** Answers what is there, without waiting for its days, and ends. */
  once: boolean;
  faults: Faults;
}

/** How often it looks for files. */
const pollMs = 250;

/** Plays until Ctrl-C. */
export async function runClearinghouse(
  { folder, speed, seed, once, faults }: ClearinghouseArguments,
  { out, stopSignal }: Pick<Surroundings, 'out' | 'stopSignal'>,
  clock: Clock,
): Promise<void> {
  const signal = stopSignal();
  const report = (line: string) => void out.write(`${line}\n`);
  const house = await openClearinghouse({
    ...{ folder, msPerDay: 60_000 / speed, seed, faults, clock, signal, report },
  });
  if (once) {
    await house.receive();
    await house.send(Number.POSITIVE_INFINITY);
    return;
  }
  report(`The clearinghouse answers the files in ${folder}/out. Ctrl-C stops it; answers that wait are sent later.`);
  while (!signal.aborted) {
    await house.receive();
    const next = await house.send(clock.now());
    const left = next === null ? pollMs : next - clock.now();
    await clock.wait(Math.max(1, Math.min(pollMs, left)), signal);
  }
}
