import type { Clock } from '../../../src/programs/simulate/play/clock.ts';
import { simulateCommand } from '../../../src/programs/simulate/simulate-command.ts';
import { runCommand } from '../foyer/kit/run-command.ts';
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

/** Runs the command and keeps its output. */
export async function play(account: string[], options: PlayOptions = {}): Promise<Played> {
  const { argv = [], clock = jumpingClock(), onLine, signal = new AbortController().signal } = options;
  const lines: string[] = [];
  const watch = (text: string) => {
    for (const line of text.trimEnd().split('\n')) {
      lines.push(line);
      onLine?.(line);
    }
  };
  const commands = [simulateCommand(() => clock)];
  const ran = await runCommand(['simulate', ...account, ...argv], { signal, watch, commands });
  const count = (label: string) => {
    const line = lines.find((one) => one.startsWith(`  ${label} `)) ?? '';
    return Number(line.slice(label.length + 2).match(/\d+/)?.[0]);
  };
  return { code: ran.exitCode, lines, errors: ran.told, count };
}
