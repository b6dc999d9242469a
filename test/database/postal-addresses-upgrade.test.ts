import { randomUUID } from 'node:crypto';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrations } from '../../migrations/list.ts';
import { addressIn, addressLine } from '../../src/contract/addresses/postal-address.ts';
import { propertyOf } from '../../src/database/connection/plain-rows.ts';
import { ormOptions } from '../../src/database/orm.ts';
import { migrate } from '../../src/database/set-up/migrate.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { createEmptyDatabase, type TestDatabase } from '../kit/test-database.ts';

let database: TestDatabase;
const practice = randomUUID();

/** Lines as they were kept, with the parts that they are split into; those without parts stay whole. */
const lines: [string, ...(string | null)[]][] = [
  ['12 Harbor Street, Salem, MA 01970', '12 Harbor Street', 'Salem', 'MA', '01970'],
  ['3 Lake Road, second floor, Aurora, IL 60502-1234', '3 Lake Road, second floor', 'Aurora', 'IL', '60502-1234'],
  ['7 Elm Street Apt "B", Springfield, Massachusetts 01101', '7 Elm Street Apt "B"', 'Springfield', 'MA', '01101'],
  ['1 King Street, Charleston, West Virginia 25301', '1 King Street', 'Charleston', 'WV', '25301'],
  ['PO Box 9, Mayagüez, PR 00680', 'PO Box 9', 'Mayagüez', 'PR', '00680'],
  ["4 O'Hara Way, Winston-Salem, NC 27101", "4 O'Hara Way", 'Winston-Salem', 'NC', '27101'],
  ['1 Main Street, Apt 4, MA 01970'],
  ['Salem, MA 01970'],
  ['12 Harbor Street, Salem, MA'],
  ['12 Harbor Street, Salem, ma 01970'],
  ['12 Harbor Street, Salem, MA 1970'],
  ['12 Harbor Street, Salem, MA 01970 USA'],
  ['12 Harbor Street; Salem; MA 01970'],
  ['4 Quay, Porto, XX 40000'],
  [', , MA 01970'],
  ['Hauptstraße 5, 10827 Berlin'],
  ['北京市朝阳区建国路1号'],
  ['no fixed address'],
  ['x'.repeat(300)],
];

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
  await orm.migrator.up({ to: 'Migration20261130160100_Coverages' });
  await orm.close(true);
  await runAsOwner({ database }, `insert into practice (practice_id, name) values ('${practice}', 'Practice')`);
  const insert = (columns: string, values: string, address: string | null) =>
    runAsOwner({ database }, `insert into ${columns} values ('${practice}', gen_random_uuid(), ${values}, $1)`, [
      address,
    ]);
  const people = 'patient (practice_id, id, mrn, given_name, family_name, birth_date, gender, address)';
  for (const [index, line] of [...lines.map(([text]) => text), '', null].entries())
    await insert(people, `'${index}', 'A', 'Patient', '2000-01-01', 'FEMALE'`, line);
  await insert('site (practice_id, id, name, time_zone, address)', "'Main', 'UTC'", lines[0]?.[0] ?? '');
  await insert('payer (practice_id, id, name, address)', "'Harbor Mutual'", lines[0]?.[0] ?? '');
  await migrate(database.ownerUrl, null);
});

afterAll(() => database.drop());

async function addressesOf(table: string, order: string): Promise<ReturnType<typeof addressIn>[]> {
  const rows = await runAsOwner<Record<string, unknown>>({ database }, `select * from ${table} order by ${order}`);
  return rows.map((row) =>
    addressIn(Object.fromEntries(Object.entries(row).map(([column, value]) => [propertyOf(column), value])), 'address'),
  );
}

test('a line that ends in city, state and ZIP code is split; any other stays whole in its first part', async () => {
  const split = lines.map(([line, ...parts]) => {
    const [line1 = line, city = null, state = null, postalCode = null] = parts;
    return { line1, line2: null, city, state, postalCode };
  });
  expect(await addressesOf('patient', 'mrn::int')).toEqual([...split, null, null]);
});

test('on one line an address is what it was, but for names of states', async () => {
  const found = await addressesOf('patient', 'mrn::int');
  expect(found.map((address) => (address ? addressLine(address) : ''))).toEqual([
    ...lines.map(([line]) => line.replace('Massachusetts', 'MA').replace('West Virginia', 'WV')),
    ...['', ''],
  ]);
});

test('addresses of sites and payers are split, too, and versions stay', async () => {
  const address = { line1: '12 Harbor Street', line2: null, city: 'Salem', state: 'MA', postalCode: '01970' };
  expect(await addressesOf('site', 'name')).toEqual([address]);
  expect(await addressesOf('payer', 'name')).toEqual([address]);
  expect(await runAsOwner({ database }, 'select distinct version from patient')).toEqual([{ version: 1 }]);
});

test('every table is under forced row-level security again', async () => {
  const open = `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    and relname <> 'foyer_migration' and not (relrowsecurity and relforcerowsecurity)`;
  expect(await runAsOwner({ database }, open)).toEqual([]);
});
