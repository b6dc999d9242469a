import { Writable } from 'node:stream';
import type { Clock } from '../../../src/programs/simulate/play/clock.ts';
import { runSimulation } from '../../../src/programs/simulate/run-simulation.ts';
import { jumpingClock } from './jumping-clock.ts';

export interface PlayOptions {
  argv?: string[];
  clock?: Clock;
  /** Called with each line. */
  onLine?: (line: string) => void;
  signal?: AbortSignal;
}

export interface Played {
  code: number;
  lines: string[];
  errors: string[];
  /** A number of the summary. */
  count(label: string): number;
}

/** Runs the command and keeps what it tells. */
export async function play(account: string[], options: PlayOptions = {}): Promise<Played> {
  const { argv = [], clock = jumpingClock(), onLine, signal = new AbortController().signal } = options;
  const lines: string[] = [];
  const errors: string[] = [];
  const out = sink((line) => {
    lines.push(line);
    onLine?.(line);
  });
  const console = { out, err: sink((line) => errors.push(line)) };
  const code = await runSimulation([...account, ...argv], { console, signal, startClock: () => clock });
  const count = (label: string) => {
    const line = lines.find((one) => one.startsWith(`  ${label} `)) ?? '';
    return Number(line.slice(label.length + 2).match(/\d+/)?.[0]);
  };
  return { code, lines, errors, count };
}

function sink(onLine: (line: string) => void): Writable {
  return new Writable({
    decodeStrings: false,
    write: (text: string, _encoding, done) => {
      for (const line of text.trimEnd().split('\n')) onLine(line);
      done();
    },
  });
}
