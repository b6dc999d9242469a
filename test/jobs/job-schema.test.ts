import pg from 'pg';
import { getRollbackPlans, PgBoss } from 'pg-boss';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installJobs } from '../../src/jobs/install-jobs.ts';
import { bossOptions } from '../../src/jobs/queues.ts';
import { StartFailure } from '../../src/settings/start-failure.ts';
import { jobKinds } from '../../src/start/job-kinds.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { sendsOwnStatements } from '../kit/sends-own-statements.ts';
import { createTestDatabase, type TestDatabase } from '../kit/test-database.ts';

sendsOwnStatements();

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.drop());

/** One statement as a worker's connection, or as the application's own. */
async function as(role: 'foyer_jobs' | 'foyer_login', statement: string): Promise<unknown[]> {
  const options = role === 'foyer_jobs' ? '-c role=foyer_jobs' : '';
  const client = new pg.Client({ connectionString: database.appUrl, options });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

test.each(['foyer_jobs', 'foyer_login'] as const)(
  '%s reads and writes jobs, and creates, alters, drops and truncates nothing there',
  async (role) => {
    await as(role, `insert into foyer_jobs.job (name) values ('outbox.send-mail')`);
    await as(role, `update foyer_jobs.job set priority = 1`);
    expect(await as(role, 'select priority from foyer_jobs.job')).toEqual([{ priority: 1 }]);
    await as(role, 'delete from foyer_jobs.job');
    for (const statement of [
      'create table foyer_jobs.more (id int)',
      `select foyer_jobs.create_queue('more', '{"policy": "standard", "partition": true}')`,
      'alter table foyer_jobs.job add column more int',
      'create index on foyer_jobs.job_common (data)',
      'drop table foyer_jobs.job',
      'truncate foyer_jobs.job',
    ]) {
      await expect(as(role, statement), statement).rejects.toThrow(/permission denied|must be owner/);
    }
  },
);

test('workers reach nothing outside of the schema of jobs', async () => {
  for (const table of ['patient', 'outbox_item', 'account', 'practice']) {
    await expect(as('foyer_jobs', `select from ${table}`)).rejects.toThrow(/permission denied/);
  }
});

test('an older schema of jobs is brought up to date by the owner, and jobs in it stay', async () => {
  const client = new pg.Client(database.ownerUrl);
  await client.connect();
  await client.query(`insert into foyer_jobs.job (name) values ('outbox.send-mail')`);
  const [{ version }] = (await client.query('select version from foyer_jobs.version')).rows;
  await client.query(getRollbackPlans('foyer_jobs'));
  expect((await client.query('select version from foyer_jobs.version')).rows).toEqual([{ version: version - 1 }]);
  await client.end();
  const boss = new PgBoss({ ...bossOptions, connectionString: database.appUrl });
  await expect(boss.start()).rejects.toThrow(/requires migrations/);
  await boss.stop({ graceful: false });
  await installJobs(database.ownerUrl, jobKinds);
  expect(await runAsOwner({ database }, 'select version from foyer_jobs.version')).toEqual([{ version }]);
  expect(await as('foyer_jobs', 'select name from foyer_jobs.job')).toEqual([{ name: 'outbox.send-mail' }]);
});

test('a schema of jobs that a newer Foyer made stops the start with one sentence', async () => {
  await runAsOwner({ database }, 'update foyer_jobs.version set version = version + 1');
  const start = installJobs(database.ownerUrl, jobKinds);
  await expect(start).rejects.toThrow(StartFailure);
  await expect(start).rejects.toThrow(/installed by another version of Foyer .* start that version, or a newer one\.$/);
});
