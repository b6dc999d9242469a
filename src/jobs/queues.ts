import type { PgBoss, Queue } from 'pg-boss';
import type { AnyJobKind } from './job-kind.ts';

/** The schema of pg-boss, in the same database. */
export const jobSchema = 'foyer_jobs';
/** Where jobs arrive that have failed for the last time. */
export const deadLetters = 'dead-letters';

const daySeconds = 86_400;

/** Everywhere pg-boss runs: it makes, changes and drops nothing in its schema. */
export const bossOptions = {
  schema: jobSchema,
  migrate: false,
  createSchema: false,
  reindex: false,
  persistQueueStats: false,
  persistWarnings: false,
  openTelemetry: { enabled: false },
} as const;

type KindOfQueue = Pick<
  AnyJobKind<never>,
  'retryLimit' | 'retryDelaySeconds' | 'retryDelayMaxSeconds' | 'expireSeconds' | 'heartbeatSeconds' | 'waitDays'
>;

/** Makes a queue, or brings it up to date with its kind. */
export async function keepQueue(boss: PgBoss, name: string, options: Omit<Queue, 'name'>): Promise<void> {
  await boss.createQueue(name, options);
  await boss.updateQueue(name, options);
}

export const deadLetterQueue = {
  retryLimit: 20,
  retryDelay: 30,
  retryBackoff: true,
  retryDelayMax: 3_600,
  deleteAfterSeconds: 30 * daySeconds,
  notify: true,
} satisfies Omit<Queue, 'name'>;

export function queueOf(kind: KindOfQueue): Omit<Queue, 'name'> {
  return {
    retryLimit: kind.retryLimit,
    retryDelay: kind.retryDelaySeconds,
    retryBackoff: true,
    retryDelayMax: kind.retryDelayMaxSeconds,
    expireInSeconds: kind.expireSeconds,
    heartbeatSeconds: kind.heartbeatSeconds,
    retentionSeconds: (kind.waitDays ?? 14) * daySeconds,
    deleteAfterSeconds: 7 * daySeconds,
    deadLetter: deadLetters,
    notify: true,
  };
}
