import { type JobKindOptions, type JobSurroundings, jobKind } from '../../../src/jobs/job-kind.ts';

/** A kind of a test's own, that fails fast. */
export function noteKind(options: Partial<JobKindOptions<{ id: string }, JobSurroundings>>) {
  return jobKind<{ id: string }, JobSurroundings>({
    name: 'test.note',
    retryLimit: 3,
    retryDelaySeconds: 1,
    retryDelayMaxSeconds: 1,
    expireSeconds: 60,
    heartbeatSeconds: 10,
    work: async () => {},
    ...options,
  });
}
