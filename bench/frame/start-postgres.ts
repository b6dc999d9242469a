import { appendFileSync, chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCluster } from '../../src/database/embedded/open.ts';
import { migrate } from '../../src/database/migrate.ts';

export interface BenchPostgres extends AsyncDisposable {
  ownerUrl: string;
  appUrl: string;
  pid: number;
}

/** An empty, migrated PostgreSQL with the settings of one that Foyer starts for an office, and these: every commit is on disk before it is told. */
export async function startPostgres(settings: Readonly<Record<string, string>> = {}): Promise<BenchPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'));
  chmodSync(folder, 0o711);
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`);
  if (lines.length > 0) {
    await (await openCluster(folder, () => {})).stop();
    appendFileSync(join(folder, 'postgres', 'postgresql.conf'), lines.join(''));
  }
  const cluster = await openCluster(folder, () => {});
  const { appUrl } = await migrate(cluster.ownerUrl, null);
  return {
    ownerUrl: cluster.ownerUrl,
    appUrl,
    pid: Number.parseInt(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8'), 10),
    [Symbol.asyncDispose]: async () => {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
