import { join } from 'node:path';
import { StartFailure } from '../../settings/start-failure.ts';
import { attachToEmbedded } from './attach.ts';
import { prepareDataFolder } from './data-folder.ts';
import type { EmbeddedPostgres } from './embedded-postgres.ts';
import { takeLock } from './lock.ts';
import { openCluster } from './open.ts';
import { shownPath } from './shown-path.ts';

interface Options {
  /** Use the server of another running Foyer instead of refusing to start beside it. */
  attach: boolean;
  log: (line: string) => void;
}

/** Starts the PostgreSQL that Foyer brings, on the data in `dataFolder`, created at the first start. */
export async function startEmbeddedPostgres(dataFolder: string, options: Options): Promise<EmbeddedPostgres> {
  try {
    await prepareDataFolder(dataFolder);
    return await startLocked(dataFolder, options);
  } catch (error) {
    if (error instanceof StartFailure || !(error instanceof Error && 'code' in error)) throw error;
    const place = shownPath(dataFolder);
    throw new StartFailure(
      `The data folder ${place} cannot be used: ${error.message}; fix that, or set FOYER_DATA to another folder.`,
    );
  }
}

async function startLocked(dataFolder: string, { attach, log }: Options): Promise<EmbeddedPostgres> {
  const lock = await takeLock(join(dataFolder, 'foyer.lock'));
  if (!lock.taken) {
    if (attach) return attachToEmbedded(dataFolder, lock.pid);
    const place = shownPath(dataFolder);
    throw new StartFailure(
      `Another Foyer (process ${lock.pid}) is using ${place}; stop it or set FOYER_DATA to another folder.`,
    );
  }
  try {
    const cluster = await openCluster(dataFolder, log);
    let stopped: Promise<void> | undefined;
    const stop = () => cluster.stop().then(lock.release);
    return { ownerUrl: cluster.ownerUrl, stop: () => (stopped ??= stop()) };
  } catch (error) {
    lock.release();
    throw error;
  }
}
