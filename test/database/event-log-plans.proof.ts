import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEventLog } from '../../src/live/log/event-log.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { sendsOwnStatements } from '../kit/sends-own-statements.ts';
import { createTestDatabase, type TestDatabase } from '../kit/test-database.ts';
import { beginAsApp } from './kit/begin-as-app.ts';

sendsOwnStatements();

let database: TestDatabase;
let practices: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  practices = Array.from({ length: 2_000 }, () => randomUUID());
  await runAsOwner(
    { database },
    `with named as (insert into practice (practice_id, name) select id, 'Practice' from unnest($1::uuid[]) id)
     insert into practice_stream (practice_id, last_seq) select id, number from unnest($1::uuid[]) with ordinality as t(id, number)`,
    [practices],
  );
  // Every day of the log has 200 events of each of 20 practices.
  await runAsOwner(
    { database },
    `insert into event_log
     select id, day * 200 + number, 'VISIT_CHANGED', id, '{}', now() + day * interval '1 day'
     from unnest($1::uuid[]) id, generate_series(0, 13) day, generate_series(1, 200) number`,
    [practices.slice(0, 20)],
  );
  await runAsOwner({ database }, 'analyze event_log, practice_stream');
});

afterAll(() => database.drop());

interface Node {
  'Node Type': string;
  'Index Name'?: string;
  'Index Cond'?: string;
  'Relation Name'?: string;
  Plans?: Node[];
}

const scans = (node: Node): Node[] => [
  ...(node['Node Type'].includes('Scan') ? [node] : []),
  ...(node.Plans ?? []).flatMap(scans),
];
const nodeTypes = (node: Node): string[] => [node['Node Type'], ...(node.Plans ?? []).flatMap(nodeTypes)];

async function planOf(
  scope: { practice?: string; followed?: string[] },
  statement: string,
  values: unknown[] = [],
): Promise<Node> {
  const app = await beginAsApp(database.appUrl, scope);
  const { rows } = await app.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(`explain (format json) ${statement}`, values);
  await app.end();
  const plan = rows[0]?.['QUERY PLAN'][0].Plan;
  if (!plan) throw new Error('PostgreSQL answers a plan.');
  return plan;
}

test('the events that a node missed are read by the index of each day, in order, without a sort', async () => {
  const [practice] = practices;
  const plan = await planOf(
    { practice },
    'select * from event_log where practice_id = $1 and seq > $2 order by seq limit 500',
    [practice, 300],
  );
  const read = scans(plan);
  expect(nodeTypes(plan)).not.toContain('Sort');
  expect(read.map((scan) => scan['Node Type'])).toEqual(read.map(() => 'Index Scan'));
  expect(read.map((scan) => scan['Index Cond']?.replace(practice ?? '', '…'))).toEqual(
    read.map(() => expect.stringMatching(/practice_id = .* AND \(?seq > /)),
  );
  expect(read).toHaveLength(15);
});

test('the ends of 200 followed logs are read in one statement, by the index, and no other is seen', async () => {
  const followed = practices.slice(100, 300);
  const log = openEventLog(database.appUrl);
  const ends = await log.heads(followed);
  await log.close();
  expect(new Map([...ends].map(([practiceId, { seq }]) => [practiceId, seq]))).toEqual(
    new Map(followed.map((id, index) => [id, index + 101])),
  );
  const read = scans(await planOf({ followed }, 'select practice_id, last_seq from practice_stream'));
  expect(read.map((scan) => scan['Index Name']).filter(Boolean)).toEqual([
    'practice_stream_pkey',
    'practice_stream_pkey',
  ]);
  expect(read.map((scan) => scan['Node Type'])).not.toContain('Seq Scan');
});

test('a practice that is only followed cannot be moved, and nothing else of it is seen', async () => {
  const [mine, theirs] = practices;
  const app = await beginAsApp(database.appUrl, { practice: mine, followed: [theirs ?? ''] });
  const seen = await app.query<{ practice_id: string }>('select practice_id from practice_stream');
  expect(seen.rows.map((row) => row.practice_id).sort()).toEqual([mine, theirs].sort());
  const moved = await app.query('update practice_stream set last_seq = 0 returning practice_id');
  expect(moved.rows).toEqual([{ practice_id: mine }]);
  expect((await app.query('select from event_log where practice_id = $1', [theirs])).rowCount).toBe(0);
  expect((await app.query('select from practice')).rowCount).toBe(1);
  await app.query('rollback');
  expect((await app.query('select from practice_stream')).rowCount).toBe(0);
  await app.end();
});
