import { LRUCache } from 'lru-cache';
import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { JobIds } from '../request/job-to-send.ts';
import { workDeadLetters } from './dead-letters.ts';
import { jobRole } from './install-jobs.ts';
import { reasonOf } from './job-failure.ts';
import type { AnyJobKind, JobKind, JobSurroundings } from './job-kind.ts';
import { JobMetrics } from './job-metrics.ts';
import { bossOptions } from './queues.ts';

/**
 * How often a worker looks, in seconds. Jobs that may run at once are announced by PostgreSQL; looking finds those that
 * waited.
 */
export interface WorkerPace {
  lookSeconds: number;
  /** Seconds between two looks for runs whose process died or that took too long. */
  superviseSeconds: number;
}

const usualPace: WorkerPace = { lookSeconds: 10, superviseSeconds: 15 };
/** How long a stop waits for runs to end; then they are given back. */
const drainMs = 20_000;

export interface WorkerParts<Needs extends JobSurroundings> {
  /** The application's connection; pg-boss uses it under the role of jobs alone. */
  appUrl: string;
  kinds: readonly AnyJobKind<Needs>[];
  needs: Needs;
  registry: Registry;
  pace?: WorkerPace | undefined;
}

export interface Workers {
  /** Takes no more jobs; those under way end, or are given back after 20 seconds. */
  stop(): Promise<void>;
}

/** Takes and runs the jobs of these kinds until stopped. */
export async function startWorkers<Needs extends JobSurroundings>(parts: WorkerParts<Needs>): Promise<Workers> {
  const { appUrl, kinds, needs, registry, pace = usualPace } = parts;
  const { log } = needs;
  const metrics = new JobMetrics(registry);
  const boss = new PgBoss({
    ...bossOptions,
    connectionString: appUrl,
    options: `-c role=${jobRole} -c statement_timeout=15000`,
    application_name: 'foyer-jobs',
    max: 2,
    registerInstance: false,
    useListenNotify: true,
    superviseIntervalSeconds: pace.superviseSeconds,
    monitorIntervalSeconds: pace.superviseSeconds,
    cronMonitorIntervalSeconds: Math.min(30, pace.superviseSeconds),
    cronWorkerIntervalSeconds: Math.min(5, pace.lookSeconds),
  });
  boss.on('error', logFaults(log));
  boss.on('warning', ({ message }) => log.warn({ reason: message }, 'the queue of jobs warns'));
  const options = {
    pollingIntervalSeconds: Math.min(2, pace.lookSeconds),
    notifyPollingIntervalSeconds: pace.lookSeconds,
  };
  const stop = () => boss.stop({ graceful: true, timeout: drainMs });
  try {
    await boss.start();
    for (const kind of kinds.filter(({ isAble }) => isAble?.(needs) ?? true)) {
      await boss.work<JobIds>(kind.name, { ...options, localConcurrency: kind.atOnce ?? 1 }, async ([job]) => {
        if (job) await run(kind, job, needs, metrics);
      });
    }
    await workDeadLetters({ boss, kinds, needs, metrics, options });
    return { stop };
  } catch (error) {
    await stop().catch(() => {});
    throw error;
  }
}

/**
 * Each fault once a minute: during an outage of the database every look meets the same one. Messages of pg-boss name
 * queues and ids alone.
 */
function logFaults(log: Logger): (error: Error) => void {
  const lately = new LRUCache<string, true>({ max: 20, ttl: 60_000 });
  return ({ message }) => {
    if (lately.has(message)) return;
    lately.set(message, true);
    log.error({ reason: message }, 'the queue of jobs had a fault and goes on');
  };
}

interface TakenJob {
  id: string;
  data: JobIds;
  retryCount: number;
}

async function run<Needs extends JobSurroundings>(
  kind: AnyJobKind<Needs>,
  { id, data, retryCount }: TakenJob,
  needs: Needs,
  metrics: JobMetrics,
): Promise<void> {
  try {
    await workOf(kind)(data, needs);
    metrics.ran(kind.name, 'done');
  } catch (error) {
    const reason = reasonOf(error);
    metrics.ran(kind.name, 'failed');
    needs.log.warn({ job: kind.name, id, retryCount, reason }, 'a run of a job failed');
    // Kept with the job, so without the message of a foreign error, and without its stack.
    throw Object.assign(new Error(reason), { stack: undefined });
  }
}

/** Jobs of a queue were sent by its kind. */
function workOf<Needs extends JobSurroundings>(kind: AnyJobKind<Needs>): JobKind<JobIds, Needs>['work'] {
  return kind.work as JobKind<JobIds, Needs>['work'];
}
