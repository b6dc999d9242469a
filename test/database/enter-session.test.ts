import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { sendsOwnStatements } from '../kit/sends-own-statements.ts';
import { createTestDatabase, type TestDatabase } from '../kit/test-database.ts';

sendsOwnStatements();

let database: TestDatabase;
let app: pg.Client;
const [mine, theirs, third] = [1, 2, 3].map((number) => `00000000-0000-7000-8000-00000000000${number}`);

beforeAll(async () => {
  database = await createTestDatabase();
  await runAsOwner(
    { database },
    `insert into practice (practice_id, name) select id, 'Practice' from unnest($1::uuid[]) id`,
    [[mine, theirs, third]],
  );
  await runAsOwner(
    { database },
    `insert into staff_member (practice_id, id, account_id, name, roles) select practice_id, practice_id, null, 'Member', '{CODER}' from practice;
     insert into account (id, email, password_hash) values ('${mine}', 'mine@example.org', '');
     insert into session (practice_id, id, staff_member_id, account_id, token_hash, expires_at)
       select practice_id, practice_id, practice_id, '${mine}', 'hash', now() + interval '1 hour' from practice where practice_id = '${mine}';
     insert into patient (practice_id, id, mrn, given_name, family_name, birth_date, gender)
       select practice_id, practice_id, '1', 'Given', 'Family', '2000-01-01', 'FEMALE' from practice`,
  );
});

afterAll(() => database.drop());

beforeEach(async () => {
  app = new pg.Client(database.appUrl);
  await app.connect();
});

afterEach(() => app.end());

async function seen(): Promise<string[]> {
  const { rows } = await app.query<{ practice_id: string }>('select practice_id from patient');
  return rows.map((row) => row.practice_id);
}

const enter = (practice: string | null, credential: string | null = null) =>
  app.query('select * from enter_session($1, $2, null, null)', [practice, credential]);

test('before anything is entered no row of any table is seen', async () => {
  const { rows } = await app.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and has_table_privilege(oid, 'select')`,
  );
  expect(rows.length).toBeGreaterThan(20);
  for (const { name } of rows) expect([name, (await app.query(`select from ${name}`)).rowCount]).toEqual([name, 0]);
});

test.each([['commit'], ['rollback'], ['rollback to savepoint before']])(
  'an entered practice is seen in its transaction, and no more after %s',
  async (end) => {
    await app.query('begin; savepoint before');
    await enter(mine ?? '');
    expect(await seen()).toEqual([mine]);
    await app.query(end);
    expect(await seen()).toEqual([]);
    await app.query('rollback');
    expect(await seen()).toEqual([]);
  },
);

test('settings of the connection do not count once a transaction has entered', async () => {
  await app.query(
    `set foyer.practice = '${theirs}'; set foyer.credential = 'mine@example.org'; set foyer.clearance = '-1'`,
  );
  await app.query('begin');
  await enter(mine ?? '');
  expect(await seen()).toEqual([mine]);
  await enter(null);
  expect(await seen()).toEqual([]);
  expect((await app.query('select from account')).rowCount).toBe(0);
  await app.query('rollback');
});

test('a session’s hash enters the practice it is held in', async () => {
  await app.query('begin');
  expect((await enter(mine ?? '', 'hash')).rows).toMatchObject([{ practice_id: mine, roles: ['CODER'] }]);
  expect(await seen()).toEqual([mine]);
  await app.query('rollback');
});

test.each([
  ['another practice', theirs, 'hash'],
  ['a hash of no session', mine, 'other'],
])('%s enters nothing: what follows sees no row', async (_what, practice, hash) => {
  await app.query('begin');
  expect((await enter(practice ?? '', hash)).rows).toEqual([]);
  expect(await seen()).toEqual([]);
  await app.query('rollback');
});

test.each([
  ['in a filter', `select from patient where practice_id = '${theirs}'`],
  ['in a change', `update patient set given_name = 'Other' where practice_id = '${theirs}'`],
])('another practice’s id %s finds no row', async (_where, statement) => {
  await app.query('begin');
  await enter(mine ?? '');
  expect((await app.query(statement)).rowCount).toBe(0);
  await app.query('rollback');
});

test.each([
  ['in values', `insert into mrn_counter (practice_id, last_number) values ('${theirs}', 1)`],
  ['as a new value', `update mrn_counter set practice_id = '${theirs}'`],
  [
    'in a conflict',
    `insert into practice_stream (practice_id) values ('${theirs}') on conflict (practice_id) do update set last_seq = 9`,
  ],
])('another practice’s id %s is refused', async (_where, statement) => {
  await app.query('begin');
  await enter(mine ?? '');
  await app.query(`insert into mrn_counter (practice_id, last_number) values ('${mine}', 1)`);
  await expect(app.query(statement)).rejects.toThrow(/row-level security|permission denied/);
  await app.query('rollback');
});

test('a labelled row is seen and written only with a clearance for all of its labels', async () => {
  await runAsOwner({ database }, 'update patient set sensitivity = 6 where practice_id = $1', [mine]);
  await app.query('begin');
  await enter(mine ?? '');
  expect(await seen()).toEqual([mine]);
  const clearances = { '6': [mine], '7': [mine], '2': [], '0': [], '': [] };
  for (const [clearance, rows] of Object.entries(clearances)) {
    await app.query(`select set_config('foyer.clearance', $1, true)`, [clearance]);
    expect([clearance, await seen()]).toEqual([clearance, rows]);
  }
  await app.query(`select set_config('foyer.clearance', '6', true)`);
  await expect(app.query('update patient set sensitivity = 8')).rejects.toThrow(/row-level security/);
  await app.query('rollback');
  await runAsOwner({ database }, 'update patient set sensitivity = 0');
});

test('a display’s rights last until its transaction ends', async () => {
  await app.query('begin');
  await app.query('select from enter_session($1, null, $2, null)', [mine, 'foyer_display']);
  await expect(app.query('select family_name from patient')).rejects.toThrow(/permission denied/);
  await app.query('rollback');
  expect((await app.query('select current_user as name')).rows).toEqual([{ name: 'foyer_login' }]);
});
