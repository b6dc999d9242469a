import { appendFileSync, chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCluster } from '../../src/database/embedded/open.ts';
import { readSettings } from '../../src/database/embedded/settings.ts';
import { migrate } from '../../src/database/set-up/migrate.ts';

export interface BenchPostgres extends AsyncDisposable {
  ownerUrl: string;
  /** Of the superuser, in the same database: sees the rows of every practice. */
  adminUrl: string;
  appUrl: string;
  pid: number;
}

/** Where the files are: on this machine's disk, or in memory, where a flush takes no time. */
export type Storage = 'disk' | 'memory';

const roots: Record<Storage, string> = { disk: tmpdir(), memory: '/dev/shm' };

/** An empty, migrated PostgreSQL with the settings of one that Foyer starts for an office, and these: every commit is flushed before it is reported. */
export async function startPostgres(
  settings: Readonly<Record<string, string>> = {},
  storage: Storage = 'disk',
): Promise<BenchPostgres> {
  const folder = mkdtempSync(join(roots[storage], 'foyer-bench-'));
  chmodSync(folder, 0o711);
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`);
  if (lines.length > 0) {
    await (await openCluster(folder, () => {})).stop();
    appendFileSync(join(folder, 'postgres', 'postgresql.conf'), lines.join(''));
  }
  const cluster = await openCluster(folder, () => {});
  const { appUrl } = await migrate(cluster.ownerUrl, null);
  return {
    ...{ ownerUrl: cluster.ownerUrl, adminUrl: adminUrl(cluster.ownerUrl, folder) },
    appUrl,
    pid: Number.parseInt(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8'), 10),
    [Symbol.asyncDispose]: async () => {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function adminUrl(ownerUrl: string, folder: string): string {
  const url = new URL(ownerUrl);
  url.username = 'postgres';
  url.password = readSettings(join(folder, 'postgres.json'))?.adminPassword ?? '';
  return url.href;
}
