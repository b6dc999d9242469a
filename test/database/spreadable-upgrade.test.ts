import { randomUUID } from 'node:crypto';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrations } from '../../migrations/list.ts';
import { ormOptions } from '../../src/database/orm.ts';
import { migrate } from '../../src/database/set-up/migrate.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { createEmptyDatabase, type TestDatabase } from '../kit/test-database.ts';

let database: TestDatabase;
const [practice, account, left] = [randomUUID(), randomUUID(), randomUUID()];
const [member, formerMember, site] = [randomUUID(), randomUUID(), randomUUID()];

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
  await orm.migrator.up({ to: 'Migration20261122000300_AuditedPatients' });
  await orm.close(true);
  await runAsOwner(
    { database },
    `insert into practice (practice_id, name) values ('${practice}', 'Practice');
     insert into site (practice_id, id, name, time_zone) values ('${practice}', '${site}', 'Main', 'UTC');
     insert into account (id, email, password_hash) values ('${account}', 'works@example.org', ''), ('${left}', 'left@example.org', '');
     insert into staff_member (practice_id, id, account_id, name, roles, is_active)
       values ('${practice}', '${member}', '${account}', 'Works', '{CODER}', true), ('${practice}', '${formerMember}', '${left}', 'Left', '{CODER}', false);
     insert into session (practice_id, id, staff_member_id, account_id, token_hash, expires_at)
       values ('${practice}', gen_random_uuid(), '${member}', '${account}', 'old', now() + interval '1 hour');
     insert into display (practice_id, id, site_id, name, token_hash, paired_at) values ('${practice}', gen_random_uuid(), '${site}', 'Hall', 'old', now());
     insert into patient (practice_id, id, mrn, given_name, family_name, birth_date, gender)
       values ('${practice}', gen_random_uuid(), '1', 'Old', 'Patient', '2000-01-01', 'FEMALE')`,
  );
  await migrate(database.ownerUrl, null);
});

afterAll(() => database.drop());

test('sessions that began before the update have ended', async () => {
  expect(await runAsOwner({ database }, 'select from session where ended_at is null')).toEqual([]);
});

test('screens that were paired before show a code again, and the list of displays says why', async () => {
  expect(await runAsOwner({ database }, 'select revoked_at is null as living, revocation_reason from display')).toEqual(
    [{ living: false, revocation_reason: 'Tokens of displays name their practice now: pair the screen again.' }],
  );
});

test('sign-in finds the memberships that there were, but for those that had ended', async () => {
  expect(await runAsOwner({ database }, 'select * from account_practice')).toEqual([
    { account_id: account, practice_id: practice, staff_member_id: member },
  ]);
});

test('patients registered before carry no label', async () => {
  expect(await runAsOwner({ database }, 'select sensitivity from patient')).toEqual([{ sensitivity: 0 }]);
});

test('every table is under forced row-level security again', async () => {
  const open = `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    and relname <> 'foyer_migration' and not (relrowsecurity and relforcerowsecurity)`;
  expect(await runAsOwner({ database }, open)).toEqual([]);
});
