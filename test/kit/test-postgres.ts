import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresAccount } from '../../src/database/embedded/account.ts';
import { embeddedBinaries } from '../../src/database/embedded/binaries.ts';
import { createCluster } from '../../src/database/embedded/cluster.ts';
import { chooseLauncher } from '../../src/database/embedded/launcher.ts';
import { openServerLog } from '../../src/database/embedded/log.ts';
import { freePort } from '../../src/database/embedded/port.ts';
import { startServer } from '../../src/database/embedded/server.ts';

/** A PostgreSQL to make test databases in. */
export interface TestPostgres {
  /** A superuser's connection to the database `postgres`. */
  adminUrl: string;
  stop(): Promise<void>;
}

// Nothing here outlives the test run: durability only costs time.
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  // Signing in to PostgreSQL need not be dear either.
  scram_iterations: '1',
  shared_buffers: '64MB',
  autovacuum: 'off',
};

/** Starts a throw-away PostgreSQL 18, or takes the server at `serverUrl` (a superuser's URL), as runs on PostgreSQL 15 do. */
export async function startTestPostgres(serverUrl?: string): Promise<TestPostgres> {
  if (serverUrl) return { adminUrl: serverUrl, stop: async () => {} };
  const home = mkdtempSync(join(tmpdir(), 'foyer-test-'));
  chmodSync(home, 0o711);
  const folder = join(home, 'postgres');
  const binaries = await embeddedBinaries();
  const launcher = await chooseLauncher(await postgresAccount(folder, home), binaries, home);
  const adminPassword = 'test';
  await createCluster({ binaries, launcher, folder, adminPassword, options: ['--no-sync'] });
  const port = await freePort();
  const log = openServerLog(join(home, 'postgres.log'));
  const server = await startServer({ binaries, launcher, folder, port, log, settings });
  return {
    adminUrl: `postgres://postgres:${adminPassword}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
