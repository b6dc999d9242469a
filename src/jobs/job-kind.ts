import type { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { JobIds, JobToSend } from '../request/job-to-send.ts';

/** The parts of a node that every job's work may use. */
export interface JobSurroundings {
  /** The application's connections: bound by row-level security, so work begins by entering a practice. */
  readonly orm: MikroORM;
  readonly log: Logger;
}

export interface JobKindOptions<Ids extends JobIds, Needs extends JobSurroundings> {
  /** Such as `outbox.send-mail`; also the name of its queue. */
  name: string;
  /** Runs after the first before the job is dead, 0 to 100. */
  retryLimit: number;
  /** Seconds before the first repetition; doubled each time. */
  retryDelaySeconds: number;
  /** The longest time between two runs, in seconds. */
  retryDelayMaxSeconds: number;
  /** Seconds a run may take, 1 to 86,400; then it counts as failed. */
  expireSeconds: number;
  /** A run whose process has sent no heartbeat for so many seconds counts as failed, 10 or more. */
  heartbeatSeconds: number;
  /** Days a job waits for a worker to take it. Default 14. */
  waitDays?: number;
  /** At once in one process. Default 1. */
  atOnce?: number;
  /** When it is sent by itself, in UTC, as cron writes it. Such a job has no ids. */
  schedule?: string;
  /** Whether this process can run such jobs; those it cannot run wait for another. Default: it can. */
  isAble?(needs: Needs): boolean;
  /** May run twice for one job, so it looks again under its row's lock before it acts. */
  work(ids: Ids, needs: Needs): Promise<void>;
  /** Called once when the job has failed for the last time. */
  died?(ids: Ids, needs: Needs): Promise<void>;
}

/** One kind of work for later. */
export interface JobKind<Ids extends JobIds, Needs extends JobSurroundings> extends JobKindOptions<Ids, Needs> {
  /** A job about these rows, for a write to send; it runs at once, or not before `startAfter`. */
  about(ids: Ids, when?: Pick<JobToSend, 'startAfter'>): JobToSend;
}

/** Any kind of which the work needs no more than `Needs`. */
export type AnyJobKind<Needs extends JobSurroundings> = JobKind<never, Needs>;

export function jobKind<Ids extends JobIds, Needs extends JobSurroundings>(
  options: JobKindOptions<Ids, Needs>,
): JobKind<Ids, Needs> {
  return { ...options, about: (ids, when) => ({ name: options.name, ids, ...when }) };
}
