import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { migrations } from '../../../migrations/list.ts';
import { StartFailure } from '../../settings/start-failure.ts';
import { keepEventDays } from '../event-days/keep-event-days.ts';
import { ormOptions } from '../orm.ts';
import { oneNodeAtATime } from './one-node-at-a-time.ts';
import { prepareRoles } from './prepare-roles.ts';

export interface Migrated {
  appUrl: string;
  /** Names of the migrations that were applied now; empty when the database was up to date. */
  applied: string[];
}

/**
 * Brings roles and tables up to date. Of two nodes started at once one migrates and the other waits, then finds nothing
 * to do.
 */
export function migrate(ownerUrl: string, appUrl: string | null): Promise<Migrated> {
  return oneNodeAtATime(ownerUrl, async () => {
    const url = await prepareRoles(ownerUrl, appUrl);
    const applied = await applyMigrations(ownerUrl);
    await makeToday(ownerUrl);
    return { appUrl: url, applied };
  });
}

/**
 * Days that could not be made are reported by the keeper of the days, which tries again; but without today nothing
 * could be saved.
 */
async function makeToday(ownerUrl: string): Promise<void> {
  const { ahead, faults } = await keepEventDays(ownerUrl);
  if (ahead >= 0) return;
  const reason = faults[0] instanceof Error ? faults[0].message : 'no reason is known';
  throw new StartFailure(
    `The event log has no partition for today and none could be made (${reason}), so nothing could be saved; let the role of DATABASE_URL own event_log and create tables beside it, then start Foyer again.`,
  );
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
