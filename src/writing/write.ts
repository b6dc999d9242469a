import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { QueryResult } from 'kysely';
import { auditStatements } from '../audit/audit-log.ts';
import { pipelined } from '../database/connection/pipelined-dialect.ts';
import { sqlState } from '../database/connection/sql-state.ts';
import type { Statement } from '../database/connection/statement-batch.ts';
import { scoped } from '../database/session/practice-scope.ts';
import { rollBack } from '../database/session/roll-back.ts';
import { readerOf } from '../database/sql/reader.ts';
import { appendedEvents, appendStatement } from '../live/log/append-events.ts';
import type { NewEvent } from '../live/log/event.ts';
import type { Context } from '../request/context.ts';
import { practiceIdOf } from '../request/practice-id-of.ts';
import { WriteUnit } from './unit.ts';

/** What to answer when a constraint of this name refused the write; runs after the rollback. */
type Refusals<Result> = Record<string, () => Result | Promise<Result>>;

interface Outcome {
  __typename: string;
}

const mostAttempts = 4;
/** SQLSTATE of deadlocks and serialization failures: the same work may succeed a moment later. */
const isPassing = new Set(['40P01', '40001']);

/**
 * Runs one write: everything it does is committed with its events and audit entry, or nothing is. It is committed only when the result is a success;
 * a refusal rolls back. Deadlocks and serialization failures are tried again, since nothing of them was kept.
 */
export async function write<Result extends Outcome>(
  context: Context,
  operation: string,
  work: (unit: WriteUnit) => Promise<Result>,
  refusals: Refusals<Result> = {},
): Promise<Result> {
  const { request } = context;
  // Holding the read transaction's connection while waiting for another one could starve the pool.
  await request.reads.finish(operation);
  request.loaders.clear();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await request.office.writers.pass(practiceIdOf(context), () => attemptWrite(context, operation, work));
    } catch (error) {
      const refusal = refusals[constraintOf(error) ?? ''];
      if (refusal) return await refusal();
      if (!isPassing.has(sqlState(error) ?? '') || attempt === mostAttempts) throw error;
    } finally {
      request.loaders.clear();
    }
  }
}

async function attemptWrite<Result extends Outcome>(
  context: Context,
  operation: string,
  work: (unit: WriteUnit) => Promise<Result>,
): Promise<Result> {
  const { office, principal, origin } = context.request;
  if (principal.kind !== 'STAFF') throw new Error('A write was reached without a signed-in member of staff.');
  const { practiceId } = principal;
  const em = scoped(office.em, { practiceId });
  let events: NewEvent[] = [];
  const { result, answers } = await inTransaction(em, async () => {
    const unit = new WriteUnit(em, principal, office.jobs);
    const outcome = await work(unit);
    if (!outcome.__typename.endsWith('Success')) return { result: outcome, last: null };
    await unit.save();
    events = unit.events;
    const last: Statement[] = [...unit.touched].flatMap(([action, touched]) =>
      auditStatements({ by: [{ principal, origin }], action, operation, touched }),
    );
    if (events.length > 0) last.push(appendStatement(unit.db, practiceId, events));
    return { result: outcome, last };
  });
  // Not within reach of the rollback: it is committed whatever becomes of telling it.
  if (answers && events.length > 0) office.publish(practiceId, appendedEvents(events, answers.at(-1)?.rows));
  return result;
}

interface Attempt<Result> {
  result: Result;
  /** What is to be committed last; null when the work was refused and nothing is to be kept. */
  last: Statement[] | null;
}

interface Ended<Result> {
  result: Result;
  /** To the last statements; null when nothing was kept. */
  answers: QueryResult<unknown>[] | null;
}

async function inTransaction<Result>(
  em: SqlEntityManager,
  attempt: () => Promise<Attempt<Result>>,
): Promise<Ended<Result>> {
  await em.begin();
  try {
    const { result, last } = await attempt();
    const answers =
      last &&
      (await readerOf(em)
        .getExecutor()
        .provideConnection((connection) => pipelined(connection).commitWith(last)));
    // After `commitWith` only the unit of work has to learn that it is over, and may not send anything more.
    await em.rollback();
    return { result, answers };
  } catch (error) {
    await rollBack(em);
    throw error;
  }
}

/** The name of the constraint that was violated; the ORM wraps the driver's error as its cause. */
function constraintOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : constraintOf(error.cause);
}
