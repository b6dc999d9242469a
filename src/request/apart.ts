import { type PracticeScope, scoped } from '../database/session/practice-scope.ts';
import { type Reader, readerOf } from '../database/sql/reader.ts';
import type { Context } from './context.ts';

/**
 * Runs work in a transaction of another scope than the operation's own. The reads so far are finished first. Operations
 * that each hold one connection while they wait for a second one could wait for ever.
 */
export async function apart<Result>(
  { request }: Context,
  operation: string,
  scope: PracticeScope,
  work: (db: Reader) => Promise<Result>,
): Promise<Result> {
  await request.reads.finish(operation);
  return scoped(request.office.em, scope).transactional((unit) => work(readerOf(unit)));
}
