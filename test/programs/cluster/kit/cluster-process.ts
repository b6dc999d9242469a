import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { projectRoot } from '../../../../src/settings/project-root.ts';
import { patience } from '../../../kit/eventually.ts';

export interface ClusterProcess {
  /** Where its nodes serve; empty when it stopped instead. */
  urls: string[];
  output(): string;
  errors(): string;
  /** The nodes' processes now, by their pids. */
  nodePids(): number[];
  /** Resolves when this was said on the error output. */
  untilSaid(words: RegExp): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  /** Ctrl-C as a terminal sends it, to the whole process group, and npm once more. */
  pressCtrlC(): void;
  exitCode: Promise<number | null>;
}

/** Starts the program itself, as `npm run start:cluster` does, and waits until all nodes serve or it has stopped. Ended after the test. */
export async function startCluster(args: readonly string[], env: Record<string, string>): Promise<ClusterProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(projectRoot, 'src/main.ts'), 'cluster', ...args], {
    cwd: projectRoot,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '/',
      FOYER_ENV_FILE: 'off',
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const said = { out: '', err: '' };
  const isReady = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said.out += chunk;
      if (said.out.includes('the data stays')) resolve();
    });
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said.err += chunk;
  });
  const exitCode = once(child, 'close').then(([code]) => code as number | null);
  onTestFinished(() => end(child, exitCode));
  await Promise.race([isReady, exitCode]);
  const pid = child.pid ?? 0;
  return {
    urls: [...said.out.matchAll(/^ {2}Node \d+ +(\S+)$/gm)].map(([, url = '']) => url),
    output: () => said.out,
    errors: () => said.err,
    nodePids: () => childrenOf(pid),
    untilSaid: async (words) => void (await vi.waitUntil(() => words.test(said.err), patience)),
    kill: (signal) => void child.kill(signal),
    pressCtrlC: () => {
      process.kill(-pid, 'SIGINT');
      process.kill(pid, 'SIGINT');
    },
    exitCode,
  };
}

/** PostgreSQL and its watchdog are children, too; nodes run the program of a node. */
function childrenOf(pid: number): number[] {
  return execFileSync('ps', ['-e', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^ *(\d+) +(\d+) (.*)$/.exec(line))
    .filter((found) => Number(found?.[2]) === pid && /main\.ts start --supervised/.test(found?.[3] ?? ''))
    .map((found) => Number(found?.[1]));
}

async function end(child: ChildProcess, exitCode: Promise<unknown>): Promise<void> {
  child.kill('SIGTERM');
  await exitCode;
}
