import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectRoot } from '../../../../src/settings/project-root.ts';
import { eventually } from '../../../kit/eventually.ts';
import { runAsOwner } from '../../../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../../../kit/start-test-server.ts';
import { answersTo } from './kit/answer-files.ts';
import { anAdvice, paidLines } from './kit/remittance-files.ts';
import { openSentClaims, type SentClaims } from './kit/sent-claims.ts';
import { openTaker, type Taker } from './kit/take-file.ts';

let server: TestServer;
let world: SentClaims;
let taker: Taker;
let child: ChildProcess | undefined;

beforeEach(async () => {
  server = await startTestServer();
  world = await openSentClaims(server, 650);
  taker = await openTaker(server, world);
});

afterEach(async () => {
  child?.kill('SIGKILL');
  await taker.stop();
  await server.stop();
});

/** Kills a process that applies a file when it has applied some parts, and cannot go on with a claim that another holds. */
async function killedWhileApplying(content: string, heldClaim: string): Promise<string> {
  const ediFileId = await taker.keep(content);
  const holder = new pg.Client(server.database.ownerUrl);
  await holder.connect();
  await holder.query('begin');
  await holder.query('select from claim where id = $1 for update', [heldClaim]);
  const program = join(projectRoot, 'test/domains/claims/answers/kit/apply.program.ts');
  const { appUrl: APP_URL } = server.database;
  const env = { PATH: process.env.PATH ?? '', APP_URL, PRACTICE_ID: world.practiceId, EDI_FILE_ID: ediFileId };
  child = spawn(process.execPath, ['--import', 'tsx', program], { cwd: projectRoot, env, stdio: 'ignore' });
  const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and usename = 'foyer_login'`;
  await eventually(async () => expect(await runAsOwner(server, waits)).not.toEqual([]));
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  await holder.query('rollback');
  await holder.end();
  return ediFileId;
}

/** How many events of a kind the claims have, and how many claims that is. */
async function counts(kind: string) {
  const [row] = await runAsOwner(
    server,
    `select count(*)::int as events, count(distinct claim_id)::int as claims from claim_event where practice_id = $1 and kind = $2`,
    [world.practiceId, kind],
  );
  return row;
}

test('a node killed between parts of a 277CA: another goes on there, and each claim has its answer once', async () => {
  const reports = world.claims.map((claim) => ({ claim, status: 'A1:19' }));
  const held = world.claims[450]?.uuid ?? '';
  const id = await killedWhileApplying(answersTo(world).c277ca('AY', reports), held);
  expect(await counts('CLAIM_ANSWERED')).toEqual({ events: 400, claims: 400 });
  expect(await taker.apply(id)).toMatchObject({ status: 'APPLIED', applied: 650 });
  expect(await counts('CLAIM_ANSWERED')).toEqual({ events: 650, claims: 650 });
  expect(await counts('SUBMITTED')).toEqual({ events: 650, claims: 650 });
});

test('a node killed between parts of a 999: each claim of the batch has its answer once', async () => {
  const inOrder = world.claims.map(({ uuid }) => uuid).toSorted();
  const id = await killedWhileApplying(answersTo(world).f999('A'), inOrder[450] ?? '');
  expect(await counts('FILE_ANSWERED')).toEqual({ events: 400, claims: 400 });
  expect(await taker.apply(id)).toMatchObject({ status: 'APPLIED', applied: 1 });
  expect(await counts('FILE_ANSWERED')).toEqual({ events: 650, claims: 650 });
});

test('a node killed between parts of an 835: each advice is kept once, and the remittance is sound', async () => {
  const claims = world.claims.map(({ pcn }) => ({ pcn, paid: 120, segments: paidLines(pcn) }));
  const id = await killedWhileApplying(anAdvice(claims), world.claims[450]?.uuid ?? '');
  expect(await counts('ADJUDICATED')).toEqual({ events: 400, claims: 400 });
  expect(await taker.apply(id)).toMatchObject({ status: 'APPLIED', applied: 651 });
  expect(await counts('ADJUDICATED')).toEqual({ events: 650, claims: 650 });
  const [kept] = await runAsOwner(
    server,
    `select status, advice_count, difference_cents::int from remittance where practice_id = $1`,
    [world.practiceId],
  );
  expect(kept).toEqual({ status: 'READY', advice_count: 650, difference_cents: 0 });
});
