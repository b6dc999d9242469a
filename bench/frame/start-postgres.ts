import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCluster } from '../../src/database/embedded/open.ts';
import { migrate } from '../../src/database/migrate.ts';

export interface BenchPostgres extends AsyncDisposable {
  ownerUrl: string;
  appUrl: string;
}

/** An empty, migrated PostgreSQL with the settings of one that Foyer starts for an office: every commit is on disk before it is told. */
export async function startPostgres(): Promise<BenchPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'));
  chmodSync(folder, 0o711);
  const cluster = await openCluster(folder, () => {});
  const { appUrl } = await migrate(cluster.ownerUrl, null);
  return {
    ownerUrl: cluster.ownerUrl,
    appUrl,
    [Symbol.asyncDispose]: async () => {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
