import { randomUUID } from 'node:crypto';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrations } from '../../migrations/list.ts';
import { ormOptions } from '../../src/database/orm.ts';
import { migrate } from '../../src/database/set-up/migrate.ts';
import { defaultSettings } from '../../src/domains/displays/default-settings.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { createEmptyDatabase, type TestDatabase } from '../kit/test-database.ts';

let database: TestDatabase;
const [practice, site, other] = [randomUUID(), randomUUID(), randomUUID()];
const idOf = (last: string) => `01900000-0000-7000-8000-00000000000${last}`;

beforeAll(async () => {
  database = await createEmptyDatabase();
  const orm = await MikroORM.init({
    ...ormOptions(database.ownerUrl),
    extensions: [Migrator],
    migrations: {
      migrationsList: migrations,
      tableName: 'foyer_migration',
      snapshot: false,
      disableForeignKeys: false,
    },
  });
  await orm.migrator.up({ to: 'Migration20261129000500_RootLists' });
  await orm.close(true);
  await runAsOwner(
    { database },
    `insert into practice (practice_id, name) values ('${practice}', 'Practice');
     insert into site (practice_id, id, name, time_zone) values ('${practice}', '${site}', 'Main', 'UTC'), ('${practice}', '${other}', 'Other', 'UTC');
     insert into display (practice_id, id, site_id, name, token_hash, paired_at, revoked_at) values
       ('${practice}', '${idOf('1')}', '${site}', 'Hall', '1', now(), now()), ('${practice}', '${idOf('2')}', '${site}', 'Hall', '2', now(), null),
       ('${practice}', '${idOf('3')}', '${site}', 'HALL ', '3', now(), null), ('${practice}', '${idOf('4')}', '${other}', 'Hall', '4', now(), null)`,
  );
  await migrate(database.ownerUrl, null);
});

afterAll(() => database.drop());

test('displays of one site that shared a name get the end of their id behind it; all others keep theirs', async () => {
  const rows = await runAsOwner<{ name: string }>({ database }, 'select name from display order by id');
  expect(rows.map(({ name }) => name)).toEqual(['Hall', 'Hall', 'HALL 000003', 'Hall']);
});

test('displays from before the update have the settings of new ones', async () => {
  const [row] = await runAsOwner<{ settings: unknown; kind: string }>(
    { database },
    'select distinct settings, kind from display',
  );
  expect(row).toEqual({ settings: defaultSettings, kind: 'WAITING_ROOM' });
});
