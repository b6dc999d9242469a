import type { Config } from '../../settings/config.ts';
import { startEmbeddedPostgres } from '../embedded/postgres.ts';
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
}

type Place = Pick<Config, 'databaseUrl' | 'databaseAppUrl' | 'dataFolder'>;

export async function locateDatabase(
  { databaseUrl, databaseAppUrl, dataFolder }: Place,
  log: (line: string) => void = () => {},
  { attach = false }: Options = {},
): Promise<LocatedDatabase> {
  if (!databaseUrl) {
    const embedded = await startEmbeddedPostgres(dataFolder, { attach, log });
    return { ...embedded, appUrl: null, embedded: true };
  }
  await checkServer('DATABASE_URL', databaseUrl);
  if (databaseAppUrl) await checkServer('DATABASE_APP_URL', databaseAppUrl);
  return { ownerUrl: databaseUrl, appUrl: databaseAppUrl, embedded: false, stop: async () => {} };
}
