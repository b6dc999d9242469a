import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { scoped } from '../database/session/practice-scope.ts';
import { type Reader, readerOf } from '../database/sql/reader.ts';
import type { JobSurroundings } from './job-kind.ts';

/** One transaction inside a practice, for the work of a job. */
export function inPractice<Result>(
  { orm }: Pick<JobSurroundings, 'orm'>,
  practiceId: string,
  work: (db: Reader, em: SqlEntityManager) => Promise<Result>,
): Promise<Result> {
  return scoped(orm.em, { practiceId }).transactional((em) => work(readerOf(em), em));
}
