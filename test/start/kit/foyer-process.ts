import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../../../src/settings/project-root.ts';

export interface FoyerProcess {
  /** Where it serves, as it printed; undefined when it stopped instead. */
  url: string | undefined;
  output(): string;
  errors(): string;
  exitCode: Promise<number | null>;
  /** Asks it to stop, as Ctrl-C or a service manager would. */
  stop(): Promise<number | null>;
}

/** The program itself, as `npm start -- …` runs it. */
export function spawnFoyer(env: Record<string, string>, args: readonly string[] = []) {
  return spawn(process.execPath, ['--import', 'tsx', join(projectRoot, 'src/main.ts'), ...args], {
    cwd: projectRoot,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '/',
      FOYER_ENV_FILE: 'off',
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Starts the program, and waits until it serves or has stopped. */
export async function startFoyerProcess(
  env: Record<string, string>,
  args: readonly string[] = [],
): Promise<FoyerProcess> {
  const child = spawnFoyer(env, args);
  const said = { out: '', err: '' };
  child.stderr.on('data', (chunk: Buffer) => {
    said.err += chunk;
  });
  const exitCode = once(child, 'close').then(([code]) => code as number | null);
  const url = await Promise.race([serving(child, said), exitCode.then(() => undefined)]);
  return {
    url,
    output: () => said.out,
    errors: () => said.err,
    exitCode,
    stop: () => {
      child.kill('SIGTERM');
      return exitCode;
    },
  };
}

function serving(child: ChildProcess, said: { out: string }): Promise<string> {
  return new Promise((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said.out += chunk;
      const ready = /ready at (\S+)[\s\S]*the data stays/.exec(said.out);
      if (ready?.[1]) resolve(ready[1]);
    });
  });
}
