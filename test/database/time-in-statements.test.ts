import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { statementFaults } from '../kit/statements/statement-faults.ts';

const tables = { practice: new Set<string>(), local: new Set<string>() };
const computes = (what: string) => `${what} computes with a time zone of PostgreSQL`;
/** SQL that computes with a time zone, in text that is not parsed: programs, and bodies of functions. */
const inText =
  /\bat\s+(?:time\s+zone|local)\b|\btimezone\s*\(|\bcurrent_date\b|\blocaltimestamp\b|\bset\s+(?:local\s+|session\s+)?time\s*zone\b/i;

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.stop());

test.each([
  ["select starts_at at time zone 'UTC' from a", 'AT TIME ZONE'],
  ['select ($1 at time zone place.time_zone) from place', 'AT TIME ZONE'],
  ['select timezone($1, now())', 'AT TIME ZONE'],
  ['select current_date', 'CURRENT_DATE'],
  ['select localtimestamp', 'LOCALTIMESTAMP'],
  ["select date_trunc('day', starts_at) from a", 'date_trunc'],
  ['select extract(hour from starts_at) from a', 'extract'],
  ["select to_char(starts_at, 'YYYY-MM-DD') from a", 'to_char'],
  ['select starts_at::date from a', 'a cast to date'],
  ['select now()::timestamp', 'a cast to timestamp'],
  ["set time zone 'UTC'", 'SET TIME ZONE'],
])('%s is a fault', async (text, what) => {
  expect(await statementFaults(text, tables)).toContain(computes(what));
});

test.each([
  'select starts_at from a where starts_at >= $1 and starts_at < $2::timestamptz',
  'select $1::date',
  "select date_trunc('milliseconds', clock_timestamp())",
  'select extract(epoch from now())',
  "update b set until = $1 where at > now() - interval '1 hour'",
])('%s is right', async (text) => {
  expect(await statementFaults(text, tables)).toEqual([]);
});

test('no statement in src computes with a time zone', async () => {
  const root = join(import.meta.dirname, '../../src');
  const faults: string[] = [];
  let files = 0;
  for await (const file of glob('**/*.ts', { cwd: root, exclude: ['generated/**'] })) {
    files += 1;
    if (inText.test(readFileSync(join(root, file), 'utf8'))) faults.push(file);
  }
  expect(files).toBeGreaterThan(300);
  expect(faults).toEqual([]);
});

test('no function, policy, default or check of the database computes with a time zone', async () => {
  const texts = await runAsOwner<{ name: string; text: string }>(
    server,
    `select proname as name, prosrc as text from pg_proc where pronamespace = 'public'::regnamespace
       and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
     union all select polname, coalesce(pg_get_expr(polqual, polrelid), '') || coalesce(pg_get_expr(polwithcheck, polrelid), '') from pg_policy
     union all select adrelid::regclass::text, pg_get_expr(adbin, adrelid) from pg_attrdef
     union all select conname, pg_get_constraintdef(oid) from pg_constraint where contype = 'c'
     union all select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index where indrelid::regclass::text !~ '^(pg_|information_schema|foyer_jobs)'`,
  );
  expect(texts.length).toBeGreaterThan(50);
  expect(texts.filter(({ text }) => inText.test(text))).toEqual([]);
});
