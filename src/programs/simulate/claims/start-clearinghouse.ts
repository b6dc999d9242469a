import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../../../settings/project-root.ts';

interface Wanted {
  folder: string;
  /** Days a minute. */
  speed: number;
  seed: number;
}

export interface RunningClearinghouse {
  stop(): Promise<void>;
}

/** Starts the simulated clearinghouse, as its command does: a process of its own, which knows only the folder. */
export function startClearinghouse({ folder, speed, seed }: Wanted): RunningClearinghouse {
  const program = [join(projectRoot, 'dist/src/main.js'), 'clearinghouse'];
  const options = ['--folder', folder, '--speed', String(speed), '--seed', String(seed)];
  const child = spawn(process.execPath, [...program, ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'close');
  return {
    stop: async () => {
      child.kill('SIGINT');
      await ended;
    },
  };
}
