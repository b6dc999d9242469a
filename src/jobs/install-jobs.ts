import { setTimeout } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';
import { oneNodeAtATime } from '../database/set-up/one-node-at-a-time.ts';
import { StartFailure } from '../settings/start-failure.ts';
import type { AnyJobKind } from './job-kind.ts';
import { bossOptions, deadLetterQueue, deadLetters, jobSchema, keepQueue, queueOf } from './queues.ts';

/** The role that pg-boss runs under. It may do nothing outside of its schema. */
export const jobRole = 'foyer_jobs';

const grants = [
  `grant usage on schema ${jobSchema} to ${jobRole}`,
  `grant select, insert, update, delete on all tables in schema ${jobSchema} to ${jobRole}`,
];
const quiet = { supervise: false, schedule: false, registerInstance: false } as const;

/**
 * Brings the schema of jobs and its queues up to date, as the owner. After `migrate`, which makes the roles; of two
 * nodes started at once one waits.
 */
export function installJobs(ownerUrl: string, kinds: readonly AnyJobKind<never>[]): Promise<void> {
  return oneNodeAtATime(ownerUrl, async () => {
    const owner = new PgBoss({
      ...bossOptions,
      ...quiet,
      connectionString: ownerUrl,
      max: 2,
      migrate: true,
      createSchema: true,
    });
    // Each failure is also thrown by the call that met it.
    owner.on('error', () => {});
    try {
      await owner.start();
      await indexesBuilt(owner);
      for (const grant of grants) await owner.getDb().executeSql(grant);
      await keepQueues(owner, kinds);
    } finally {
      await owner.stop({ graceful: false });
    }
  });
}

/** pg-boss builds new indexes of tables in use after its migration, one at a time. */
async function indexesBuilt(boss: PgBoss): Promise<void> {
  const isDone = async () =>
    (await boss.getBamStatus()).every(({ status }) => status === 'completed' || status === 'failed');
  while (!(await isDone())) await setTimeout(250);
}

/** Reads as every node does from now on, without migrating: that also finds a schema of another version. */
async function keepQueues(owner: PgBoss, kinds: readonly AnyJobKind<never>[]): Promise<void> {
  const boss = new PgBoss({ ...bossOptions, ...quiet, db: owner.getDb() });
  boss.on('error', () => {});
  await startChecked(boss);
  try {
    await keepQueue(boss, deadLetters, deadLetterQueue);
    for (const kind of kinds) {
      await keepQueue(boss, kind.name, queueOf(kind));
      if (kind.schedule) await boss.schedule(kind.name, kind.schedule, {}, { tz: 'UTC' });
      else await boss.unschedule(kind.name);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

async function startChecked(boss: PgBoss): Promise<void> {
  try {
    await boss.start();
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('requires migrations')) throw error;
    const version = await boss.schemaVersion();
    throw new StartFailure(
      `The jobs of this database were installed by another version of Foyer (schema ${jobSchema} has version ${version}); start that version, or a newer one.`,
    );
  }
}
