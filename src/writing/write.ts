import { sqlState } from '../database/connection/sql-state.ts';
import { violatedConstraint } from '../database/connection/violated-constraint.ts';
import type { AskedOnce } from '../request/asked-once.ts';
import type { Context } from '../request/context.ts';
import { type Author, attemptWrite, type Outcome, type Work, type WritingOffice } from './attempt-write.ts';

/** The answer when a constraint of this name refused the write; runs after the rollback. */
type Refusals<Result> = Record<string, () => Result | Promise<Result>>;

interface WriteOptions<Result> {
  refusals?: Refusals<Result>;
  /** SQLSTATEs after which the same work may succeed, besides those of deadlocks and serialization failures. */
  passing?: readonly string[];
  /** Where the same request must not be done twice. */
  once?: AskedOnce | undefined;
}

const mostAttempts = 5;
/** SQLSTATE of deadlocks and serialization failures: the same work may succeed a moment later. */
const alwaysPassing = ['40P01', '40001'];

/**
 * Runs one write of a request: everything it does is committed with its events and audit entry, or nothing is. It is
 * committed only when the result is a success; a refusal rolls back. Deadlocks and serialization failures are retried,
 * since nothing of them was kept.
 */
export async function write<Result extends Outcome>(
  { request }: Context,
  operation: string,
  work: Work<Result>,
  refusals: Refusals<Result> = {},
): Promise<Result> {
  const { principal, origin } = request;
  if (principal.kind === 'ANONYMOUS') throw new Error('A write was reached by a request without an actor.');
  // Holding the read transaction's connection while waiting for another one could starve the pool.
  await request.reads.finish(operation);
  request.loaders.clear();
  try {
    return await writeAs(request.office, { principal, origin }, operation, work, {
      refusals,
      once: onceIn(request, operation),
    });
  } finally {
    request.loaders.clear();
  }
}

/** The client's idempotent request, where this write is the one that carries it out. */
function onceIn({ asked }: Context['request'], operation: string): AskedOnce | undefined {
  if (asked?.mutation !== operation) return undefined;
  asked.isTaken = true;
  return asked;
}

/** Runs one write of any actor, such as a job, that comes with no request. */
export async function writeAs<Result extends Outcome>(
  office: WritingOffice,
  author: Author,
  operation: string,
  work: Work<Result>,
  { refusals = {}, passing = [], once }: WriteOptions<Result> = {},
): Promise<Result> {
  const { practiceId } = author.principal;
  const isPassing = new Set([...alwaysPassing, ...passing]);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await office.writers.pass(practiceId, () => attemptWrite(office, author, operation, work, once));
    } catch (error) {
      const refusal = refusals[violatedConstraint(error) ?? ''];
      if (refusal) return await refusal();
      if (!isPassing.has(sqlState(error) ?? '') || attempt === mostAttempts) throw error;
    }
  }
}
