import { relative } from 'node:path';
import type { Surroundings } from '../command-line/surroundings.ts';
import { type Clearinghouse, openClearinghouse } from './clearinghouse.ts';
import type { Clock } from './clock.ts';
import type { Faults } from './folder/faults.ts';
import { findFolders } from './folder/find-folders.ts';

export interface ClearinghouseArguments {
  /** The folder of one clearinghouse, or where those of several are. */
  folder: string;
  /** Whether `folder` holds a folder for each clearinghouse of each practice. New ones are found while it runs. */
  isRoot: boolean;
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
  { folder, isRoot, speed, seed, once, faults }: ClearinghouseArguments,
  { out, stopSignal }: Pick<Surroundings, 'out' | 'stopSignal'>,
  clock: Clock,
): Promise<void> {
  const signal = stopSignal();
  const report = (line: string) => void out.write(`${line}\n`);
  const houses = new Map<string, Clearinghouse>();
  const look = async () => {
    for (const place of isRoot ? await findFolders(folder) : [folder]) {
      if (houses.has(place)) continue;
      const named = (line: string) => report(isRoot ? `${relative(folder, place)}/${line}` : line);
      const options = { folder: place, msPerDay: 60_000 / speed, seed, faults, clock, signal, report: named };
      houses.set(place, await openClearinghouse(options));
    }
    for (const house of houses.values()) await house.receive();
  };
  /** When the next answer is due. */
  const send = async (until: number) => {
    const due: number[] = [];
    for (const house of houses.values()) due.push((await house.send(until)) ?? Number.POSITIVE_INFINITY);
    return Math.min(...due);
  };
  if (once) {
    await look();
    await send(Number.POSITIVE_INFINITY);
    return;
  }
  const where = isRoot ? `${folder}/practice_…/clearinghouse_…/out` : `${folder}/out`;
  report(`The clearinghouse answers the files in ${where}. Ctrl-C stops it; answers that wait are sent later.`);
  while (!signal.aborted) {
    await look();
    const left = (await send(clock.now())) - clock.now();
    await clock.wait(Math.max(1, Math.min(pollMs, left)), signal);
  }
}
