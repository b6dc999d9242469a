import type { JobPrincipal } from '../access/actor.ts';
import type { Office } from '../request/context.ts';
import type { JobSender } from '../request/job-to-send.ts';
import type { Outcome, Work } from '../writing/attempt-write.ts';
import { writeAs } from '../writing/write.ts';
import type { JobSurroundings } from './job-kind.ts';

export interface WritingNeeds extends Pick<JobSurroundings, 'orm'> {
  /** Sends the jobs that a write decides. */
  readonly jobs: JobSender;
  /** Hands on what was committed, where this process serves clients. Default: every node reads it from the log. */
  readonly publish?: Office['publish'] | undefined;
}

interface JobWrite {
  practiceId: string;
  /** The job's name, for the audit trail. */
  job: string;
}

/**
 * Runs one write of a job, which comes with no request.
 *
 * @param refusals Answers where a constraint of this name refused the write.
 */
export function writeAsJob<Result extends Outcome>(
  { orm, jobs, publish = () => {} }: WritingNeeds,
  { practiceId, job }: JobWrite,
  work: Work<Result>,
  refusals: Record<string, () => Result | Promise<Result>> = {},
): Promise<Result> {
  const principal: JobPrincipal = { kind: 'JOB', practiceId, job, onBehalfOf: null, permissions: new Set() };
  const office = { em: orm.em, writers: inTurn, jobs, publish };
  return writeAs<Result>(office, { principal, origin: { device: null, address: null } }, job, work, { refusals });
}

/** The workers are few: the queue itself limits the writes at once. */
const inTurn = { pass: <Result>(_practiceId: string, work: () => Promise<Result>) => work() };
