import { randomUUID } from 'node:crypto';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrations } from '../../migrations/list.ts';
import { ormOptions } from '../../src/database/orm.ts';
import { migrate } from '../../src/database/set-up/migrate.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { createEmptyDatabase, type TestDatabase } from '../kit/test-database.ts';

let database: TestDatabase;
const [one, other] = [randomUUID(), randomUUID()];
const [main, annex, elsewhere] = [randomUUID(), randomUUID(), randomUUID()].sort();
/** Ids in the order of their age, as the application makes them. */
const id = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

const names = ['Exam 1', 'exam 1', 'ＥＸＡＭ１', 'Exam 1 (2)', 'Exam 2', 'E X A M 1'];

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
    `insert into practice (practice_id, name) values ('${one}', 'One'), ('${other}', 'Other');
     insert into site (practice_id, id, name, time_zone) values
       ('${one}', '${main}', 'Main', 'UTC'), ('${one}', '${annex}', 'MAIN', 'UTC'), ('${other}', '${elsewhere}', 'main', 'UTC')`,
  );
  for (const [index, name] of names.entries()) {
    const at = `'${id(index)}'`;
    await runAsOwner(
      { database },
      `insert into visit_type (practice_id, id, name, duration_minutes, is_active) values ('${one}', ${at}, $1, 20, true)`,
      [name],
    );
    await runAsOwner(
      { database },
      `insert into room (practice_id, id, site_id, name, kind, readiness) values ('${one}', ${at}, '${main}', $1, 'EXAM', 'READY')`,
      [name],
    );
    await runAsOwner(
      { database },
      `insert into patient (practice_id, id, mrn, given_name, family_name, birth_date, gender)
         values ('${one}', ${at}, $1, 'Old', 'Patient', '2000-01-01', 'FEMALE')`,
      [name],
    );
  }
  await runAsOwner(
    { database },
    `insert into room (practice_id, id, site_id, name, kind, readiness) values
       ('${one}', '${id(90)}', '${annex}', 'EXAM 1', 'EXAM', 'READY'), ('${other}', '${id(90)}', '${elsewhere}', 'EXAM 1', 'EXAM', 'READY')`,
  );
  await migrate(database.ownerUrl, null);
});

afterAll(() => database.drop());

test.each([
  ['room', 'name'],
  ['visit_type', 'name'],
  ['patient', 'mrn'],
])('the oldest %s keeps its %s, and the others that were the same get a number that is free', async (table, column) => {
  const rows = await runAsOwner<{ written: string; version: number }>(
    { database },
    `select ${column} as written, version from ${table} where practice_id = '${one}' and id < '${id(90)}' order by id`,
  );
  expect(rows).toEqual([
    { written: 'Exam 1', version: 1 },
    { written: 'exam 1 (3)', version: 2 },
    { written: 'ＥＸＡＭ１ (4)', version: 2 },
    { written: 'Exam 1 (2)', version: 1 },
    { written: 'Exam 2', version: 1 },
    { written: 'E X A M 1 (5)', version: 2 },
  ]);
});

test('names of another site and of another practice stay', async () => {
  const rows = await runAsOwner({ database }, `select name from room where id = '${id(90)}'`);
  expect(rows).toEqual([{ name: 'EXAM 1' }, { name: 'EXAM 1' }]);
  const sites = await runAsOwner({ database }, 'select practice_id, name from site order by practice_id, id');
  expect(sites).toHaveLength(3);
  expect(sites).toContainEqual({ practice_id: other, name: 'main' });
  expect(sites).toContainEqual({ practice_id: one, name: 'MAIN (2)' });
});

test('every table is under forced row-level security again', async () => {
  const open = `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    and relname <> 'foyer_migration' and not (relrowsecurity and relforcerowsecurity)`;
  expect(await runAsOwner({ database }, open)).toEqual([]);
});

test('a name has one key in any case, width and spacing', async () => {
  const letters = fc.stringMatching(/^[a-zà-öø-þα-ρа-я0-9王小明]{1,10}$/u);
  const wide = (text: string) =>
    text.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));
  const written = fc.sample(letters, 300);
  const rows = await runAsOwner<{ keys: number }>(
    { database },
    `select count(distinct foyer_name_key(name))::int as keys from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as given(a, b, c, d),
       lateral (values (a), (b), (c), (d)) as form(name) group by a`,
    [
      written,
      written.map((name) => name.toUpperCase()),
      written.map((name) => ` ${[...wide(name)].join('\u3000')}\u00A0`),
      written.map((name) => `\u200B${name.normalize('NFD')}\u00AD`),
    ],
  );
  expect(rows.filter(({ keys }) => keys !== 1)).toEqual([]);
});

test('names that differ otherwise stay apart', async () => {
  const apart = ['Exam 1', 'Exam 2', 'Exám 1', 'Exam-1', 'Exam 11', '王', '小', 'ß', 'ss'];
  const [row] = await runAsOwner<{ keys: number }>(
    { database },
    'select count(distinct foyer_name_key(name))::int as keys from unnest($1::text[]) as name',
    [apart],
  );
  expect(row?.keys).toBe(apart.length);
});
