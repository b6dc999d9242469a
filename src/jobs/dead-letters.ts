import type { PgBoss, WorkOptions, WorkWithMetadataHandler } from 'pg-boss';
import type { JobIds } from '../request/job-to-send.ts';
import type { AnyJobKind, JobKind, JobSurroundings } from './job-kind.ts';
import type { JobMetrics } from './job-metrics.ts';
import { deadLetters } from './queues.ts';

interface DeadLetterParts<Needs extends JobSurroundings> {
  boss: PgBoss;
  kinds: readonly AnyJobKind<Needs>[];
  needs: Needs;
  metrics: JobMetrics;
  options: WorkOptions;
}

/**
 * Logs and counts each job that failed for the last time, and lets its kind say so in its own rows. The job itself
 * stays in its queue, failed, for 7 days.
 */
export async function workDeadLetters<Needs extends JobSurroundings>(parts: DeadLetterParts<Needs>): Promise<void> {
  const { boss, kinds, needs, metrics, options } = parts;
  const work: WorkWithMetadataHandler<JobIds> = async ([job]) => {
    if (!job) return;
    const { sourceName, sourceId, sourceOutput, data } = job;
    const kind = kinds.find(({ name }) => name === sourceName);
    if (!kind) throw new Error('Nodes of another version know jobs of this kind.');
    await (kind.died as JobKind<JobIds, Needs>['died'])?.(data, needs);
    metrics.ran(kind.name, 'dead');
    needs.log.error(
      { job: kind.name, id: sourceId, ids: data, reason: messageOf(sourceOutput) },
      'A job failed for the last time and is not retried.',
    );
  };
  await boss.work(deadLetters, { ...options, includeMetadata: true as const }, work);
}

function messageOf(output: object | null): string {
  const value = output && 'value' in output ? output.value : output;
  if (typeof value === 'object' && value && 'message' in value) return String(value.message);
  return typeof value === 'string' ? value : 'unknown';
}
