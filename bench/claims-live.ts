// 200 clients who watch 500 claims through 2,000 changes, against the same clients asking for the claims every second.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { toTypeId } from '../src/contract/type-id.ts';
import type { BillingOffice } from './claims/billing-office.ts';
import { submitClaims } from './claims/submit-claims.ts';
import { type AnswerFile, answersTo, statuses } from './claims-live/answer-files.ts';
import type { Figure } from './frame/figure.ts';
import { postgresTime } from './frame/postgres-time.ts';
import { type Program, startProgram } from './frame/program.ts';
import { ratios } from './frame/ratios.ts';
import { runBench } from './frame/run-bench.ts';
import { startPostgres } from './frame/start-postgres.ts';

const [clients, claims, sessions, ofFile] = [200, 500, 10, 100];
/** Twenty files in a minute. */
const everyMs = 3_000;
/** Until the last changes have arrived. */
const settleMs = 5_000;
const patienceMs = 60_000;

process.env.NODE_ENV = 'production';

const { values } = parseArgs({ options: { repeats: { type: 'string', default: '3' } } });

interface Run {
  /** Processor time of Foyer and of PostgreSQL, in seconds. */
  node: number;
  postgres: number;
  fromFile: number;
  fromCommit: number;
}

type Side = 'watch' | 'ask';

await runBench('claims-live', async (resources) => {
  const postgres = resources.use(await startPostgres({ track_commit_timestamp: 'on' }));
  const root = mkdtempSync(join(tmpdir(), 'foyer-bench-edi-'));
  resources.defer(() => rmSync(root, { recursive: true, force: true }));
  const owner = new pg.Client(postgres.adminUrl);
  await owner.connect();
  resources.defer(() => owner.end());
  const furnish = resources.use(
    await startProgram(import.meta, './claims/furnish', [postgres.appUrl, postgres.adminUrl]),
  );
  const server = resources.use(await startProgram(import.meta, './claims-live/serving', [postgres.appUrl, root]));
  const watchers = resources.use(await startProgram(import.meta, './claims-live/watchers'));
  const given = { server, watchers, furnish, owner, root, postgres: postgres.pid };
  const runs: Record<Side, Run[]> = { watch: [], ask: [] };
  // The first run warms up.
  for (let repeat = 0; repeat <= Number(values.repeats); repeat += 1)
    for (const side of ['watch', 'ask'] as const) {
      const run = await runOnce(given, side);
      console.log(side, JSON.stringify(run));
      if (repeat > 0) runs[side].push(run);
    }
  const sum = (side: Side) => runs[side].map(({ node, postgres: own }) => node + own);
  const of = (side: Side, what: keyof Run) => runs[side].map((run) => run[what]);
  const figure = (name: string, unit: string, all: number[], goal?: number): Figure => ({
    ...{ name, unit, values: all, better: 'lower' },
    ...(goal !== undefined && { goal }),
  });
  return [
    figure('processor time, watching / asking each second', 'x', ratios(sum('watch'), sum('ask')), 0.3),
    figure('from the file in the folder to the status at a client', 'ms', of('watch', 'fromFile'), 1500),
    figure('from the commit to the status at a client', 'ms', of('watch', 'fromCommit'), 250),
    figure('watching: processor time of Foyer', 's', of('watch', 'node')),
    figure('watching: processor time of PostgreSQL', 's', of('watch', 'postgres')),
    figure('asking: processor time of Foyer', 's', of('ask', 'node')),
    figure('asking: processor time of PostgreSQL', 's', of('ask', 'postgres')),
  ];
});

interface Given {
  server: Program;
  watchers: Program;
  furnish: Program;
  owner: pg.Client;
  root: string;
  /** Its process. */
  postgres: number;
}

/** In a practice of its own, from claims that were sent to claims that are paid. */
async function runOnce({ server, watchers, furnish, owner, root, postgres }: Given, side: Side): Promise<Run> {
  const office = await furnish.ask<BillingOffice>('furnish', {
    claims: claims - 1,
    watchers: sessions,
    largestBatch: ofFile,
  });
  const port = await server.ask<number>('port');
  const folder = join(root, toTypeId('Practice', office.practiceId), toTypeId('Clearinghouse', office.clearinghouseId));
  for (const name of ['in', 'out', 'done', 'refused']) mkdirSync(join(folder, name), { recursive: true });
  const answers = await sent(port, office, folder, owner);
  const { payerId, siteId, providerId } = office;
  const queue = ['WAITING', 'DONE'];
  const filters = [
    ...[{ payerId }, { siteId }, { providerId }],
    side === 'watch' ? { queue } : { queue: { in: queue } },
  ];
  await watchers.ask(side, { port, count: clients, tokens: office.tokens, filters });
  await pause(settleMs);
  const before = { node: await server.ask<number>('processorTime'), postgres: postgresTime(postgres) };
  const placed = await place(answers, folder);
  const expected = claims * statuses.length;
  const commitsNow = () => commitsOf(owner, office.practiceId);
  await until(async () => Object.keys(await commitsNow()).length === expected);
  if (side === 'watch') await until(async () => (await watchers.ask<number>('least')) >= expected);
  await pause(settleMs);
  const node = ((await server.ask<number>('processorTime')) - before.node) / 1_000_000;
  const spent = { node, postgres: (postgresTime(postgres) - before.postgres) / 1_000_000 };
  const commits = await commitsNow();
  const times =
    side === 'watch'
      ? await watchers.ask<Pick<Run, 'fromFile' | 'fromCommit'>>('check', { statuses, placed, commits })
      : { fromFile: Number.NaN, fromCommit: Number.NaN };
  console.log(side, JSON.stringify({ times, ...(await watchers.ask<object>('stop')) }));
  return { ...spent, ...times };
}

/** Submits the claims, waits until they are handed over, and answers their files. */
async function sent(port: number, office: BillingOffice, folder: string, owner: pg.Client): Promise<AnswerFile[]> {
  await submitClaims(port, office, { ready: { payerId: office.payerId } }, claims);
  await until(async () => {
    const { rows } = await owner.query<{ left: number }>(
      `select count(*)::int as left from claim where practice_id = $1 and status <> 'SUBMITTED'`,
      [office.practiceId],
    );
    return rows[0]?.left === 0;
  });
  const out = join(folder, 'out');
  const files = readdirSync(out).filter((name) => name.endsWith('.837'));
  const answers = files.map((name, place) => answersTo(readFileSync(join(out, name), 'latin1'), 1 + place * 10));
  return statuses.flatMap((_status, step) => answers.flatMap((all) => all[step] ?? []));
}

/** Puts the answers into the folder at their pace. Answers when each claim's was there, by status and claim. */
async function place(answers: readonly AnswerFile[], folder: string): Promise<Record<string, number>> {
  const placed: Record<string, number> = {};
  const startedAt = performance.now();
  for (const [number, { status, content, pcns }] of answers.entries()) {
    await pause(Math.max(0, startedAt + number * everyMs - performance.now()));
    const part = join(folder, `.${number}.part`);
    writeFileSync(part, content, 'latin1');
    const at = Date.now();
    renameSync(part, join(folder, 'in', `answer-${String(number).padStart(3, '0')}.edi`));
    for (const pcn of pcns) placed[`${status} ${pcn}`] = at;
  }
  return placed;
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await isDone())) {
    if (performance.now() > end) throw new Error('It is not done in time.');
    await pause(500);
  }
}

async function commitsOf(owner: pg.Client, practiceId: string): Promise<Record<string, { pcn: string; at: number }>> {
  const { rows } = await owner.query<{ id: string; pcn: string; at: number }>(
    `select event.id, claim.pcn, (extract(epoch from pg_xact_commit_timestamp(event.xmin)) * 1000)::float8 as at
     from claim_event event join claim on claim.practice_id = event.practice_id and claim.id = event.claim_id
     where event.practice_id = $1 and event.to_status = any($2) and event.from_status <> event.to_status`,
    [practiceId, statuses],
  );
  return Object.fromEntries(rows.map(({ id, pcn, at }) => [toTypeId('ClaimEvent', id), { pcn, at }]));
}
