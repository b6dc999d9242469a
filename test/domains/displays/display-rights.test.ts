import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendsOwnStatements } from '../../kit/sends-own-statements.ts';
import { createTestDatabase, type TestDatabase } from '../../kit/test-database.ts';

sendsOwnStatements();

let database: TestDatabase;
let display: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  display = new pg.Client(database.appUrl);
  await display.connect();
  await display.query('set role foyer_display');
});

afterAll(async () => {
  await display.end();
  await database.drop();
});

test.each([
  ['patients', 'select 1 from patient'],
  ['the patient of a visit', 'select patient_id from visit'],
  ['all columns of a visit', 'select * from visit'],
  ['visits by patient', 'select ticket from visit where patient_id is not null'],
  ['appointments', 'select 1 from appointment'],
  ['whose account a member of staff has', 'select account_id from staff_member'],
  ['what a member of staff may do', 'select roles from staff_member'],
  ['visits by payer', 'select ticket from visit where payer_id is not null'],
  ['visits by appointment', 'select ticket from visit where appointment_id is not null'],
  ['the reason for a visit', 'select visit_type_id from visit'],
  ['steps of a visit', 'select 1 from visit_step'],
  ['changes of a room', 'select 1 from room_transition'],
  ['search terms', 'select 1 from patient_search_term'],
  ['files', 'select 1 from stored_file'],
  ['the identifiers of a practice', 'select npi from practice'],
  ['accounts', 'select 1 from account'],
  ['sessions', 'select 1 from session'],
  ['the audit trail', 'select 1 from audit_entry'],
  ['the event log', 'select 1 from event_log'],
  ['displays, their tokens and settings', 'select 1 from display'],
])('the database does not let a display’s transaction read %s', async (_what, query) => {
  await expect(display.query(query)).rejects.toThrow(/permission denied/);
});

test('the database lets a display’s transaction read these columns and write nothing', async () => {
  const { rows } = await display.query<{ right: string }>(
    `select privilege_type || ' ' || table_name || '.' || column_name as right from information_schema.column_privileges
     where grantee in ('foyer_display', 'PUBLIC') and table_schema = 'public' order by 1`,
  );
  expect(rows.map(({ right }) => right)).toMatchInlineSnapshot(`
    [
      "SELECT practice.name",
      "SELECT practice.practice_id",
      "SELECT room.id",
      "SELECT room.name",
      "SELECT room.practice_id",
      "SELECT room.readiness",
      "SELECT room.readiness_since",
      "SELECT room.site_id",
      "SELECT room.visit_id",
      "SELECT site.id",
      "SELECT site.name",
      "SELECT site.practice_id",
      "SELECT site.time_zone",
      "SELECT staff_member.id",
      "SELECT staff_member.name",
      "SELECT staff_member.practice_id",
      "SELECT visit.arrived_at",
      "SELECT visit.called_at",
      "SELECT visit.day",
      "SELECT visit.ended_at",
      "SELECT visit.first_roomed_at",
      "SELECT visit.id",
      "SELECT visit.practice_id",
      "SELECT visit.provider_id",
      "SELECT visit.room_id",
      "SELECT visit.site_id",
      "SELECT visit.stage",
      "SELECT visit.stage_since",
      "SELECT visit.ticket",
    ]
  `);
});
