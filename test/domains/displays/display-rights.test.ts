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
  ['members of staff', 'select 1 from staff_member'],
  ['accounts', 'select 1 from account'],
  ['sessions', 'select 1 from session'],
  ['the audit trail', 'select 1 from audit_entry'],
  ['the event log', 'select 1 from event_log'],
  ['other displays', 'select 1 from display'],
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
      "SELECT room.id",
      "SELECT room.name",
      "SELECT room.practice_id",
      "SELECT room.site_id",
      "SELECT site.id",
      "SELECT site.name",
      "SELECT site.practice_id",
      "SELECT site.time_zone",
      "SELECT visit.arrived_at",
      "SELECT visit.called_at",
      "SELECT visit.day",
      "SELECT visit.ended_at",
      "SELECT visit.id",
      "SELECT visit.practice_id",
      "SELECT visit.room_id",
      "SELECT visit.site_id",
      "SELECT visit.stage",
      "SELECT visit.ticket",
    ]
  `);
});
