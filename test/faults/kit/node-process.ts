import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../../../src/settings/project-root.ts';
import type { Place } from './place.ts';

/** One node of Foyer in a process of its own. */
export interface NodeProcess {
  url: string;
  /** Everything it has logged. */
  said(): string;
  /** Ends it as a crash would: it does nothing more, not even close its connections in order. */
  kill(): Promise<void>;
  /** Lets it do nothing more, for now. */
  freeze(): void;
  stop(): Promise<void>;
}

/** Starts the program itself, as `npm start` does, and waits until it serves. Its connections to PostgreSQL carry its name. */
export async function startNode({ ownerUrl, appUrl, natsUrl }: Place, name: string): Promise<NodeProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(projectRoot, 'src/main.ts')], {
    cwd: projectRoot,
    env: {
      ...{ PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '/', FOYER_ENV_FILE: 'off' },
      ...{ LOG_LEVEL: 'info', PORT: '0' },
      ...{ DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl, NATS_URL: natsUrl ?? '', PGAPPNAME: name },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk;
      const [, ready] = /ready at (\S+)[\s\S]*the data stays/.exec(said) ?? [];
      if (ready) resolve(ready);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => reject(new Error(`A node ended before it served: ${said}`)));
  });
  return {
    url,
    said: () => said,
    kill: () => end(child, 'SIGKILL', ended),
    freeze: () => void child.kill('SIGSTOP'),
    stop: () => end(child, 'SIGTERM', ended),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals, ended: Promise<unknown>): Promise<void> {
  child.kill(signal);
  await ended;
}
