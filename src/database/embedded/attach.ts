import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartFailure } from '../../settings/start-failure.ts';
import { canConnect, ownerUrl } from './database.ts';
import type { EmbeddedPostgres } from './embedded-postgres.ts';
import { readSettings } from './settings.ts';
import { shownPath } from './shown-path.ts';

const patienceMs = 30_000;

/** The database of a Foyer that runs in another process, waited for while it starts. */
export async function attachToEmbedded(dataFolder: string, holder: number): Promise<EmbeddedPostgres> {
  const until = Date.now() + patienceMs;
  do {
    const settings = readSettings(join(dataFolder, 'postgres.json'));
    if (settings && (await canConnect(ownerUrl(settings))))
      return { ownerUrl: ownerUrl(settings), stop: async () => {} };
    await pause(100);
  } while (Date.now() < until);
  throw new StartFailure(
    `Foyer (process ${holder}) is using ${shownPath(dataFolder)}, but its database does not answer; try again when it has started or stopped.`,
  );
}
