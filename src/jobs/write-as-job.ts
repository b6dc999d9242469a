import type { JobPrincipal } from '../access/actor.ts';
import type { JobSender } from '../request/job-to-send.ts';
import type { Outcome, Work } from '../writing/attempt-write.ts';
import { writeAs } from '../writing/write.ts';
import type { JobSurroundings } from './job-kind.ts';

interface Writer extends Pick<JobSurroundings, 'orm'> {
  readonly jobs: JobSender;
}

/** One write of a job in a practice. Every node reads its events from the log: the job's process may serve no client. */
export function writeAsJob<Result extends Outcome>(
  { orm, jobs }: Writer,
  practiceId: string,
  job: string,
  work: Work<Result>,
): Promise<Result> {
  const principal: JobPrincipal = { kind: 'JOB', practiceId, job, onBehalfOf: null, permissions: new Set() };
  const office = { em: orm.em, writers: inTurn, jobs, publish: () => {} };
  return writeAs<Result>(office, { principal, origin: { device: null, address: null } }, job, work);
}

/** The workers are few: the queue itself limits the writes at once. */
const inTurn = { pass: <Result>(_practiceId: string, work: () => Promise<Result>) => work() };
