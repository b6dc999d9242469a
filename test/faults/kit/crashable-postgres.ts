import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { postgresAccount } from '../../../src/database/embedded/account.ts';
import { embeddedBinaries } from '../../../src/database/embedded/binaries.ts';
import { createCluster } from '../../../src/database/embedded/cluster.ts';
import { chooseLauncher } from '../../../src/database/embedded/launcher.ts';
import { openServerLog } from '../../../src/database/embedded/log.ts';
import { freePort } from '../../../src/database/embedded/port.ts';
import { type RunningServer, startServer } from '../../../src/database/embedded/server.ts';
import { migrate } from '../../../src/database/set-up/migrate.ts';
import type { Place } from './place.ts';

/** A migrated PostgreSQL of a test's own that can be killed and started again on the same files. */
export interface CrashablePostgres {
  place: Place;
  /** Kills all its processes at once, as a crash of the machine would. */
  crash(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

// Processes are killed, not the machine: what they have written stays. But what is acknowledged must have been written.
const settings = { fsync: 'off', synchronous_commit: 'on', full_page_writes: 'off', shared_buffers: '64MB' };

const adminPassword = 'test';

export async function startCrashablePostgres(): Promise<CrashablePostgres> {
  const home = mkdtempSync(join(tmpdir(), 'foyer-crash-'));
  chmodSync(home, 0o711);
  const { start, port } = await createServer(home);
  let server = await start();
  const adminUrl = `postgres://postgres:${adminPassword}@127.0.0.1:${port}`;
  await createDatabase(`${adminUrl}/postgres`);
  const ownerUrl = `${adminUrl}/foyer`;
  const { appUrl } = await migrate(ownerUrl, null);
  return {
    place: { ownerUrl, appUrl },
    start: async () => {
      server = await start();
    },
    crash: async () => {
      killAll(Number.parseInt(readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8'), 10));
      await server.ended;
    },
    stop: async () => {
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Files of a new server below a folder, and how to start it. */
async function createServer(home: string): Promise<{ port: number; start(): Promise<RunningServer> }> {
  const folder = join(home, 'postgres');
  const binaries = await embeddedBinaries();
  const launcher = await chooseLauncher(await postgresAccount(folder, home), binaries, home);
  await createCluster({ binaries, launcher, folder, adminPassword, options: ['--no-sync'] });
  const port = await freePort();
  const start = () =>
    startServer({ binaries, launcher, folder, port, log: openServerLog(join(home, 'postgres.log')), settings });
  return { port, start };
}

async function createDatabase(adminUrl: string): Promise<void> {
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  await admin.query('create database foyer').finally(() => admin.end());
}

/** The postmaster is stopped first: it must not notice that its children die, nor make new ones. */
function killAll(postmaster: number): void {
  process.kill(postmaster, 'SIGSTOP');
  const children = execFileSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/ +/).map(Number))
    .flatMap(([pid, parent]) => (pid && parent === postmaster ? pid : []));
  for (const pid of [...children, postmaster]) process.kill(pid, 'SIGKILL');
}
