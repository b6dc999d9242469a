import { afterEach, beforeEach, expect, test } from 'vitest';
import { findCatalogueFaults } from '../../src/database/check-catalogue.ts';
import { openOrm } from '../../src/database/orm.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { createTestDatabase, type TestDatabase } from '../kit/test-database.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.drop());

async function faults(url = database.appUrl): Promise<string[]> {
  const orm = await openOrm(url);
  try {
    return await findCatalogueFaults(orm.em);
  } finally {
    await orm.close(true);
  }
}

test('the migrated database keeps practices apart', async () => {
  expect(await faults()).toEqual([]);
});

test('the owner’s own connection is refused', async () => {
  expect(await faults(database.ownerUrl)).toContain('role postgres is a superuser or bypasses row-level security');
});

test.each([
  [
    'a table without row-level security',
    'create table lapse (practice_id uuid, id uuid)',
    'row-level security of lapse is not forced',
  ],
  [
    'row-level security that is not forced',
    'alter table patient no force row level security',
    'row-level security of patient is not forced',
  ],
  [
    'a practice table without its restrictive policy',
    'drop policy patient_practice on patient',
    'patient has no restrictive policy for its practice',
  ],
  ['the right to truncate', 'grant truncate on patient to foyer_app', 'role foyer_login may truncate patient'],
  [
    'the right to rewrite the audit',
    'grant update on audit_entry to foyer_app',
    'role foyer_login may change the history in audit_entry',
  ],
  [
    'the right to rewrite one column of the audit',
    'grant update (reason) on audit_entry to foyer_app',
    'role foyer_login may change the history in audit_entry',
  ],
  [
    'a display that may read a name',
    'grant select (family_name) on patient to foyer_display',
    'role foyer_display may read patient.family_name',
  ],
  [
    'a policy that lets more through',
    `alter policy patient_practice on patient using (practice_id = (select foyer_practice()) or true)`,
    'policy patient_practice of patient is not the one that the migrations make',
  ],
  [
    'an account policy that shows everybody',
    'create policy all_accounts on account using (true)',
    'policy all_accounts of account is not the one that the migrations make',
  ],
  [
    'the right to make objects',
    'grant create on schema public to foyer_app',
    'role foyer_login may create objects in schema public',
  ],
  [
    'a view with its owner’s rights',
    'create view everybody as select * from patient; grant select on everybody to foyer_app',
    'view everybody runs with its owner’s rights',
  ],
  [
    'a materialized view',
    'create materialized view copies as select * from patient; grant select on copies to foyer_app',
    'materialized view copies can be read by foyer_login',
  ],
  [
    'a definer function with an open search_path',
    'create function peek() returns bigint language sql security definer as $$ select count(*) from patient $$',
    'function peek runs with its owner’s rights and an open search_path',
  ],
  [
    'a foreign key past the practice',
    'alter table room add constraint loose unique (id); alter table visit add constraint room_anywhere foreign key (room_id) references room (id)',
    'foreign key room_anywhere of visit does not carry the practice',
  ],
])('%s is found before anything is served', async (_fault, plant, told) => {
  await runAsOwner({ database }, plant);
  expect(await faults()).toContain(told);
});
