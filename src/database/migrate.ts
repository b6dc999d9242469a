import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { migrations } from '../../migrations/list.ts';
import { oneNodeAtATime } from './one-node-at-a-time.ts';
import { ormOptions } from './orm.ts';
import { prepareRoles } from './prepare-roles.ts';

export interface Migrated {
  appUrl: string;
  /** Names of the migrations that were applied now; empty when the database was up to date. */
  applied: string[];
}

/** Brings roles and tables up to date. Of two nodes started at once one migrates and the other waits, then finds nothing to do. */
export function migrate(ownerUrl: string, appUrl: string | null): Promise<Migrated> {
  return oneNodeAtATime(ownerUrl, async () => {
    const url = await prepareRoles(ownerUrl, appUrl);
    return { appUrl: url, applied: await applyMigrations(ownerUrl) };
  });
}

async function applyMigrations(ownerUrl: string): Promise<string[]> {
  const orm = await MikroORM.init({
    ...ormOptions(ownerUrl),
    extensions: [Migrator],
    migrations: {
      migrationsList: migrations,
      tableName: 'foyer_migration',
      snapshot: false,
      disableForeignKeys: false,
    },
  });
  try {
    const applied = await orm.migrator.up();
    return applied.map(({ name }) => name);
  } finally {
    await orm.close(true);
  }
}
