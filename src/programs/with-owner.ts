import type { MikroORM } from '@mikro-orm/postgresql';
import { openOrm } from '../database/orm.ts';
import { locateDatabase } from '../database/set-up/locate-database.ts';
import { migrate } from '../database/set-up/migrate.ts';
import type { Config } from '../settings/config.ts';
import { CommandFailure } from './command-line/command-failure.ts';
import type { Surroundings } from './command-line/surroundings.ts';
import { databaseFault } from './import/database-fault.ts';

interface OwnersWork {
  config: Config;
  owner: MikroORM;
  ownerUrl: string;
  /** The application's own connection, bound by row-level security. */
  appUrl: string;
}

/**
 * Opens the database with the owner's connection, brings it up to date, and closes it after the work. It may be an
 * embedded PostgreSQL whose Foyer is running. Without one and without DATABASE_URL only a command that may create a
 * database makes one.
 */
export async function withOwner<Result>(
  { config: read, err }: Pick<Surroundings, 'config' | 'err'>,
  work: (given: OwnersWork) => Promise<Result>,
  { mayCreate = false }: { mayCreate?: boolean } = {},
): Promise<Result> {
  const config = await read();
  const database = await locateDatabase(config, (line) => void err.write(`${line}\n`), { attach: true, mayCreate });
  try {
    const { ownerUrl } = database;
    const { appUrl } = await migrate(ownerUrl, database.appUrl);
    const owner = await openOrm(ownerUrl);
    try {
      return await work({ config, owner, ownerUrl, appUrl });
    } finally {
      await owner.close(true);
    }
  } catch (error) {
    const fault = databaseFault(error);
    if (!fault) throw error;
    throw new CommandFailure(`The command could not go on: ${fault}. Fix that and run the same command again.`);
  } finally {
    await database.stop();
  }
}
