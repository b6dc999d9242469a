import { afterEach, beforeEach, expect, test } from 'vitest';
import { directiveOn } from '../../src/contract/directive-on.ts';
import { labelledTables } from '../../src/database/set-up/table-kinds.ts';
import { rowTypeOf } from '../../src/reading/selected/row-types.ts';
import { buildServedSchema } from '../../src/schema.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { createTestDatabase, type TestDatabase } from '../kit/test-database.ts';
import { spreadableFaults } from './kit/spreadable-faults.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.drop());

async function faults(): Promise<string[]> {
  const rows = await runAsOwner<{ fault: string }>(
    { database },
    spreadableFaults.map((one) => `(${one})`).join(' union all '),
  );
  return rows.map(({ fault }) => fault);
}

test('the tables that migrations make can be spread over servers by practice', async () => {
  expect(await faults()).toEqual([]);
});

test('the rows of every type with patients’ data can be labelled', () => {
  const types = Object.values(buildServedSchema().getTypeMap()).filter((type) => directiveOn(type, 'patientData'));
  expect(types.map(({ name }) => rowTypeOf(name)?.table).sort()).toEqual([...labelledTables].sort());
});

const lapse = 'create table lapse (practice_id uuid not null, id uuid not null, primary key (practice_id, id))';

test.each([
  [
    'a table without a practice',
    'create table lapse (id uuid primary key)',
    'lapse has no practice_id that is never null',
  ],
  [
    'a practice that may be null',
    'create table lapse (practice_id uuid, id uuid primary key)',
    'lapse has no practice_id that is never null',
  ],
  [
    'a primary key that begins with something else',
    'create table lapse (practice_id uuid not null, id uuid, primary key (id, practice_id))',
    'lapse has no primary key that begins with practice_id',
  ],
  [
    'a unique index over practices',
    'create unique index one_token on session (token_hash)',
    'unique index one_token of session has no practice_id',
  ],
  [
    'an exclusion over practices',
    'alter table booking add constraint nowhere_twice exclude using gist (resource_id with =, during with &&)',
    'exclusion constraint nowhere_twice of booking has no practice_id with =',
  ],
  [
    'a foreign key without the practice',
    'alter table room add constraint loose unique (id); alter table visit add constraint room_anywhere foreign key (room_id) references room (id)',
    'foreign key room_anywhere of visit does not carry practice_id in the same place',
  ],
  [
    'a foreign key from a reference table',
    'alter table account_practice add constraint back foreign key (practice_id) references practice',
    'foreign key back leads from account_practice to a practice table',
  ],
  [
    'a foreign key to a local table',
    'alter table display add constraint shown foreign key (token_hash) references display_pairing (token_hash)',
    'foreign key shown leads from display to a local table',
  ],
  [
    'a policy with a subquery',
    'alter policy room_rows on room using (practice_id = (select foyer_practice()))',
    'policy room_rows of room holds a subquery',
  ],
  [
    'a permissive policy that shows all practices',
    'alter policy room_rows on room using (true)',
    'policy room_rows of room alone does not ask for the practice',
  ],
  [
    'a permissive policy that takes rows of all practices',
    'alter policy room_rows on room with check (true)',
    'policy room_rows of room alone does not ask for the practice',
  ],
  [
    'a policy that forgets labels',
    'alter policy visit_rows on visit using (practice_id = foyer_practice())',
    'policy visit_rows of visit does not look at labels',
  ],
  [
    'a trigger',
    `create function nothing() returns trigger language plpgsql as $$ begin return new; end $$; create trigger lapse after insert on room for each row execute function nothing()`,
    'trigger lapse of room',
  ],
  [
    'a sequence',
    'create table lapse (practice_id uuid not null, number bigint generated always as identity, primary key (practice_id, number))',
    'sequence lapse_number_seq is dense over practices at best',
  ],
  [
    'a long name',
    `${lapse}; alter table lapse add constraint ${'a'.repeat(51)} check (id is not null)`,
    `name ${'a'.repeat(51)} of lapse is longer than 50 characters`,
  ],
])('%s is found', async (_fault, plant, found) => {
  await runAsOwner({ database }, plant);
  expect(await faults()).toContain(found);
});
