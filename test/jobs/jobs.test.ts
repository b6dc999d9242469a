import type { MikroORM } from '@mikro-orm/postgresql';
import { Registry } from 'prom-client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openOrm } from '../../src/database/orm.ts';
import { installJobs } from '../../src/jobs/install-jobs.ts';
import type { AnyJobKind } from '../../src/jobs/job-kind.ts';
import { observeJobs } from '../../src/jobs/job-metrics.ts';
import { keepEventDays } from '../../src/jobs/keep-event-days.job.ts';
import type { JobNeeds } from '../../src/start/job-kinds.ts';
import { eventually } from '../kit/eventually.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { createTestDatabase, type TestDatabase } from '../kit/test-database.ts';
import { noteKind } from './kit/note-kind.ts';
import { send } from './kit/send.ts';
import { startTestWorkers, type TestWorkers } from './kit/start-test-workers.ts';

let database: TestDatabase;
let orm: MikroORM;
const running: TestWorkers[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  orm = await openOrm(database.appUrl, 2);
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((workers) => workers.stop()));
  await orm.close(true);
  await database.drop();
});

async function work(...kinds: AnyJobKind<JobNeeds>[]): Promise<TestWorkers> {
  const workers = await startTestWorkers(database, { kinds });
  running.push(workers);
  return workers;
}

interface KeptJob {
  state: string;
  data: unknown;
  output: unknown;
}

const jobsOf = (name: string) =>
  runAsOwner<KeptJob>({ database }, 'select state::text, data, output from foyer_jobs.job where name = $1', [name]);

test('a job runs when the transaction that sent it commits, and does not exist when it does not', async () => {
  const ran: string[] = [];
  const note = noteKind({ work: async ({ id }) => void ran.push(id) });
  await installJobs(database.ownerUrl, [note]);
  await expect(send(orm, [note.about({ id: 'refused' })], { fails: true })).rejects.toThrow('The write was refused.');
  await send(orm, [note.about({ id: 'kept' })]);
  await work(note);
  await eventually(() => expect(ran).toEqual(['kept']));
  expect((await jobsOf('test.note')).map(({ data }) => data)).toEqual([{ id: 'kept' }]);
});

test('a worker that is waiting is woken by the commit of a job', async () => {
  const { promise: ran, resolve } = Promise.withResolvers<string>();
  const note = noteKind({ work: async ({ id }) => resolve(id) });
  await installJobs(database.ownerUrl, [note]);
  await work(note);
  await send(orm, [note.about({ id: 'one' })]);
  expect(await ran).toBe('one');
});

test('of two processes that work, one runs a job', async () => {
  const ids = Array.from({ length: 20 }, (_, index) => String(index));
  const ran: string[] = [];
  const note = noteKind({ work: async ({ id }) => void ran.push(id), atOnce: 2 });
  await installJobs(database.ownerUrl, [note]);
  await Promise.all([work(note), work(note)]);
  await send(
    orm,
    ids.map((id) => note.about({ id })),
  );
  await eventually(async () =>
    expect((await jobsOf('test.note')).every(({ state }) => state === 'completed')).toBe(true),
  );
  expect(ran.toSorted()).toEqual(ids.toSorted());
});

test('a run that fails is repeated; what a foreign error says is neither logged nor kept', async () => {
  let runs = 0;
  const note = noteKind({
    work: async () => {
      runs += 1;
      if (runs === 1) throw new Error('Ada Lovelace');
    },
  });
  await installJobs(database.ownerUrl, [note]);
  const { lines, registry } = await work(note);
  await send(orm, [note.about({ id: 'one' })]);
  await eventually(async () => expect(await jobsOf('test.note')).toMatchObject([{ state: 'completed' }]));
  expect(runs).toBe(2);
  expect(lines).toMatchObject([{ job: 'test.note', retryCount: 0, reason: 'Error' }]);
  expect(JSON.stringify([lines, await jobsOf('test.note')])).not.toContain('Ada');
  expect(await registry.metrics()).toContain('foyer_job_runs_total{job="test.note",outcome="failed"} 1');
  expect(await registry.metrics()).toContain('foyer_job_runs_total{job="test.note",outcome="done"} 1');
});

test('a job that fails for the last time is logged and counted, and its kind hears of it', async () => {
  const died: string[] = [];
  const note = noteKind({
    retryLimit: 1,
    work: () => Promise.reject(new TypeError('Ada Lovelace')),
    died: async ({ id }) => void died.push(id),
  });
  await installJobs(database.ownerUrl, [note]);
  const { lines, registry } = await work(note);
  await send(orm, [note.about({ id: 'one' })]);
  await eventually(() => expect(lines.at(-1)).toMatchObject({ level: 50, job: 'test.note', ids: { id: 'one' } }));
  expect(lines.at(-1)).toMatchObject({
    reason: 'TypeError',
    msg: 'A job failed for the last time and is not retried.',
  });
  expect(died).toEqual(['one']);
  expect(await registry.metrics()).toContain('foyer_job_runs_total{job="test.note",outcome="dead"} 1');
  const ofInstallation = new Registry();
  observeJobs(orm, ofInstallation);
  expect(await ofInstallation.metrics()).toContain('foyer_jobs{job="test.note",state="dead"} 1');
});

test('a stop lets the work under way end and takes nothing more', async () => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const note = noteKind({
    work: async () => {
      begin();
      await released;
    },
  });
  await installJobs(database.ownerUrl, [note]);
  const workers = await startTestWorkers(database, { kinds: [note] });
  await send(orm, [note.about({ id: 'one' })]);
  await begun;
  const stopped = workers.stop();
  await send(orm, [note.about({ id: 'two' })]);
  release();
  await stopped;
  expect((await jobsOf('test.note')).map(({ state }) => state).toSorted()).toEqual(['completed', 'created']);
});

test('jobs of a kind that a process cannot run wait for one that can', async () => {
  const note = noteKind({ isAble: () => false });
  const other = noteKind({ name: 'test.other' });
  await installJobs(database.ownerUrl, [note, other]);
  await work(note, other);
  await send(orm, [note.about({ id: 'one' }), other.about({ id: 'two' })]);
  await eventually(async () => expect(await jobsOf('test.other')).toMatchObject([{ state: 'completed' }]));
  expect(await jobsOf('test.note')).toMatchObject([{ state: 'created' }]);
});

test('the days of the event log are kept by a job that is sent each hour', async () => {
  expect(
    await runAsOwner({ database }, 'select name, cron, timezone from foyer_jobs.schedule order by name'),
  ).toContainEqual({ name: 'database.keep-event-days', cron: '0 * * * *', timezone: 'UTC' });
  const days = () =>
    runAsOwner<{ name: string }>(
      { database },
      `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'event_log'::regclass order by 1`,
    );
  const before = await days();
  await runAsOwner({ database }, `drop table ${before.at(-1)?.name}`);
  await work(keepEventDays);
  await send(orm, [keepEventDays.about({})]);
  await eventually(async () =>
    expect(await jobsOf('database.keep-event-days')).toMatchObject([{ state: 'completed' }]),
  );
  expect(await days()).toEqual(before);
});
