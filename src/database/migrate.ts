import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { migrations } from '../../migrations/list.ts';
import { ormOptions } from './orm.ts';
import { prepareRoles } from './prepare-roles.ts';

/** Any number that no other program in the database uses as an advisory lock. */
const lockKey = 7_206_351_448;

export interface Migrated {
  appUrl: string;
  /** Names of the migrations that were applied now; empty when the database was up to date. */
  applied: string[];
}

/** Brings roles and tables up to date. Under an advisory lock: of two nodes started at once one migrates and the other waits, then finds nothing to do. */
export async function migrate(ownerUrl: string, appUrl: string | null): Promise<Migrated> {
  const lock = new Client({ connectionString: ownerUrl });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [lockKey]);
    const url = await prepareRoles(ownerUrl, appUrl);
    return { appUrl: url, applied: await applyMigrations(ownerUrl) };
  } finally {
    await lock.end();
  }
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
