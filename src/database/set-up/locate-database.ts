import { join } from 'node:path';
import type { Config } from '../../settings/config.ts';
import { StartFailure } from '../../settings/start-failure.ts';
import { isCreated } from '../embedded/health.ts';
import { startEmbeddedPostgres } from '../embedded/postgres.ts';
import { shownPath } from '../embedded/shown-path.ts';
import { checkServer } from './server-version.ts';

/** Where Foyer's data lives, reachable and new enough. */
export interface LocatedDatabase {
  /** Connection of the role that owns the database and migrates it. */
  ownerUrl: string;
  /** Connection of the application's own role when the configuration names one, else null. */
  appUrl: string | null;
  /** Foyer runs this PostgreSQL itself. */
  embedded: boolean;
  /** Ends the embedded PostgreSQL; does nothing to an external one. */
  stop(): Promise<void>;
}

interface Options {
  /** Set by tools beside a running server: they use its embedded PostgreSQL instead of refusing to start. */
  attach?: boolean;
  /** Cleared by tools that only read or change what is there: they make no empty database to look into. */
  mayCreate?: boolean;
}

type Place = Pick<Config, 'databaseUrl' | 'databaseAppUrl' | 'dataFolder'>;

export async function locateDatabase(
  { databaseUrl, databaseAppUrl, dataFolder }: Place,
  log: (line: string) => void = () => {},
  { attach = false, mayCreate = true }: Options = {},
): Promise<LocatedDatabase> {
  if (!databaseUrl) {
    if (!mayCreate && !(await isCreated(join(dataFolder, 'postgres')))) throw noDatabase(dataFolder);
    const embedded = await startEmbeddedPostgres(dataFolder, { attach, log });
    return { ...embedded, appUrl: null, embedded: true };
  }
  await checkServer('DATABASE_URL', databaseUrl);
  if (databaseAppUrl) await checkServer('DATABASE_APP_URL', databaseAppUrl);
  return { ownerUrl: databaseUrl, appUrl: databaseAppUrl, embedded: false, stop: async () => {} };
}

function noDatabase(dataFolder: string): StartFailure {
  return new StartFailure(
    `DATABASE_URL is not set and ${shownPath(dataFolder)} holds no embedded database; set DATABASE_URL as for the server, or FOYER_DATA to the folder of its database, or start Foyer first.`,
  );
}
