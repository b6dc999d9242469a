import { afterEach, beforeEach, expect, test } from 'vitest';
import { openOrm } from '../../src/database/orm.ts';
import { findCatalogueFaults } from '../../src/database/set-up/check-catalogue.ts';
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

const oneDay = `create table event_log_19990101 (like event_log including all); alter table event_log_19990101 enable row level security;
  alter table event_log_19990101 force row level security;
  alter table event_log attach partition event_log_19990101 for values from ('1999-01-01 00:00+00') to ('1999-01-02 00:00+00')`;

test('a day that has left the event log and is not dropped yet is no fault', async () => {
  await runAsOwner({ database }, `${oneDay}; alter table event_log detach partition event_log_19990101`);
  expect(await faults()).toEqual([]);
});

test('the migrated database keeps practices apart', async () => {
  expect(await faults()).toEqual([]);
});

test('the owner’s own connection is refused', async () => {
  expect(await faults(database.ownerUrl)).toContain('role postgres is a superuser or bypasses row-level security');
});

test.each([
  [
    'the right to make objects among the jobs',
    'grant create on schema foyer_jobs to foyer_jobs',
    'role foyer_login may create objects in schema foyer_jobs',
  ],
  [
    'the right to truncate jobs',
    'grant truncate on foyer_jobs.job to foyer_jobs',
    'role foyer_login may truncate foyer_jobs.job',
  ],
  [
    'a display that may use the schema of jobs',
    'grant usage on schema foyer_jobs to foyer_display',
    'role foyer_display may use schema foyer_jobs',
  ],
  [
    'jobs that may read patients past a practice’s transaction',
    'grant select (family_name) on patient to foyer_jobs',
    'role foyer_jobs may reach patient',
  ],
  [
    'a function of jobs with its owner’s rights',
    'alter function foyer_jobs.create_queue(text, jsonb) security definer',
    'function foyer_jobs.create_queue runs with its owner’s rights',
  ],
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
    'the right to change a code of all practices',
    'grant update (is_billable) on code to foyer_app',
    'role foyer_login may change the code sets in code',
  ],
  [
    'a display that may read a name',
    'grant select (family_name) on patient to foyer_display',
    'role foyer_display may read patient.family_name',
  ],
  [
    'a policy that lets more through',
    `alter policy patient_practice on patient using (practice_id = foyer_practice() or true)`,
    'policy patient_practice of patient is not the one that the migrations make',
  ],
  [
    'a permissive policy that leaves it to the restrictive one to keep practices apart',
    'alter policy room_rows on room using (true)',
    'policy room_rows of room is not the one that the migrations make',
  ],
  [
    'a labelled table that is shown without a look at its labels',
    'alter policy visit_rows on visit using (practice_id = foyer_practice())',
    'policy visit_rows of visit is not the one that the migrations make',
  ],
  [
    'an account policy that shows every account',
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
    'a day of the event log that the application may read by itself',
    `${oneDay}; grant select on event_log_19990101 to foyer_app`,
    'partition event_log_19990101 gives rights past its table',
  ],
  [
    'a day of the event log of which every role may read a column',
    `${oneDay}; grant select (subject_id) on event_log_19990101 to public`,
    'partition event_log_19990101 gives rights past its table',
  ],
  [
    'a day of the event log whose row-level security is off',
    `${oneDay}; alter table event_log_19990101 no force row level security`,
    'row-level security of event_log_19990101 is not forced',
  ],
  [
    'a day of the event log with a policy that shows everything',
    `${oneDay}; create policy everything on event_log_19990101 using (true)`,
    'policy everything of event_log_19990101 is not the one that the migrations make',
  ],
  [
    'a day that has left the event log and that others may read',
    `${oneDay}; alter table event_log detach partition event_log_19990101; grant select on event_log_19990101 to public`,
    'partition event_log_19990101 gives rights past its table',
  ],
  [
    'ends of event logs that a role may move once it sees them',
    'drop policy practice_stream_practice_update on practice_stream',
    'practice_stream has no restrictive policy for its practice',
  ],
  [
    'ends of event logs that every practice sees',
    'alter policy practice_stream_practice_select on practice_stream using (foyer_practice() is null or true)',
    'policy practice_stream_practice_select of practice_stream is not the one that the migrations make',
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
