import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { freePort } from '../../src/database/embedded/port.ts';
import { readConfig } from '../../src/settings/config.ts';

const places = ['/usr/sbin/nats-server', '/usr/bin/nats-server', '/usr/local/bin/nats-server'];
const program = places.find((place) => existsSync(place));
const advice = 'nats-server is not installed; install it, on Debian with "apt-get install nats-server"';

/** Whether to skip the tests that need a NATS server: only where there is none, and never under CI, where its absence is a failure. */
export const skipsNatsTests: boolean = program === undefined && !readConfig().ci;

if (skipsNatsTests) process.stderr.write(`Tests with NATS are skipped: ${advice}.\n`);

export interface NatsServer {
  /** With its user and password, as in `NATS_URL`. */
  url: string;
  start(): Promise<void>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
}

/** A NATS server on a free port of 127.0.0.1, not started yet. It wants a user and a password. Kill it in the end. */
export async function natsServer(): Promise<NatsServer> {
  if (!program) throw new Error(`${advice}.`);
  const port = await freePort();
  let child: ChildProcess | undefined;
  return {
    url: `nats://foyer:p4ss%40word@127.0.0.1:${port}`,
    start: async () => {
      child = spawn(program, ['-a', '127.0.0.1', '-p', String(port), '--user', 'foyer', '--pass', 'p4ss@word'], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      await untilReady(child);
    },
    kill: async () => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error('nats-server ended before it was ready.')));
    if (!child.stderr) return;
    createInterface(child.stderr).on('line', (line) => {
      if (line.includes('Server is ready')) resolve();
    });
  });
}
