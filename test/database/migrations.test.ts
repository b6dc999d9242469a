import { randomUUID } from 'node:crypto';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { migrations } from '../../migrations/list.ts';
import { ormOptions } from '../../src/database/orm.ts';
import { migrate } from '../../src/database/set-up/migrate.ts';
import { entities } from '../../src/generated/entities.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { createEmptyDatabase, type TestDatabase } from '../kit/test-database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createEmptyDatabase();
});

afterAll(() => database.drop());

test('two nodes that start at once migrate an empty database once', async () => {
  const both = await Promise.all([migrate(database.ownerUrl, null), migrate(database.ownerUrl, null)]);
  expect(both.map(({ applied }) => applied.length > 0).sort()).toEqual([false, true]);
  expect(both[0]?.appUrl).toBe(both[1]?.appUrl);
});

test('a migrated database has nothing to migrate', async () => {
  expect((await migrate(database.ownerUrl, null)).applied).toEqual([]);
});

test('the event log of the version before is emptied, and its numbers go on', async () => {
  const old = await createEmptyDatabase();
  const orm = await MikroORM.init({
    ...ormOptions(old.ownerUrl),
    extensions: [Migrator],
    migrations: {
      migrationsList: migrations,
      tableName: 'foyer_migration',
      snapshot: false,
      disableForeignKeys: false,
    },
  });
  try {
    await orm.migrator.up({ to: 'Migration20261101000700_Live' });
    const practice = randomUUID();
    await orm.em.execute(
      `insert into practice (practice_id, name) values ('${practice}', 'Practice');
       insert into practice_stream (practice_id, last_seq) values ('${practice}', 7);
       insert into event_log values ('${practice}', 7, 'VISIT_CHANGED', '${practice}', '{}')`,
    );
    const { applied } = await migrate(old.ownerUrl, null);
    expect(applied).toEqual(migrations.slice(7).map(({ name }) => name));
    expect(await orm.em.execute('select last_seq from practice_stream')).toEqual([{ last_seq: '7' }]);
    expect(await orm.em.execute('select seq from event_log')).toEqual([]);
  } finally {
    await orm.close(true);
    await old.drop();
  }
});

test('every entity has exactly the columns of its table, with their types and nullability', async () => {
  const orm = await MikroORM.init({ ...ormOptions(inject('appUrl')), extensions: [Migrator] });
  const described = entities.map(({ meta }) => orm.getMetadata().get(meta.class));
  const mapped = described.flatMap(({ tableName, props }) =>
    props.map(
      (prop) =>
        `${tableName}.${prop.fieldNames[0]} ${kindOf(prop.columnTypes[0] ?? '')}${prop.nullable ? ' null' : ''}`,
    ),
  );
  await orm.close(true);
  const columns = await runAsOwner<{ line: string }>(
    { database },
    `select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, null) || case when a.attnotnull then '' else ' null' end as line
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped and c.relname <> 'foyer_migration'`,
  );
  expect(mapped.sort()).toEqual(columns.map(({ line }) => line).sort());
});

const kinds: Record<string, string> = { int: 'integer', timestamptz: 'timestamp with time zone', bool: 'boolean' };

function kindOf(columnType: string): string {
  const bare = columnType.replace(/\(\d+\)/, '');
  return kinds[bare] ?? bare;
}
