import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { QueryResult } from 'kysely';
import type { StaffPrincipal } from '../access/principal.ts';
import { auditStatements, type Touched } from '../audit/audit-log.ts';
import { pipelined } from '../database/connection/pipelined-dialect.ts';
import { sqlState } from '../database/connection/sql-state.ts';
import type { Statement } from '../database/connection/statement-batch.ts';
import { violatedConstraint } from '../database/connection/violated-constraint.ts';
import { scoped } from '../database/session/practice-scope.ts';
import { rollBack } from '../database/session/roll-back.ts';
import { type Reader, readerOf } from '../database/sql/reader.ts';
import type { AuditAction } from '../generated/models.ts';
import { appendedEvents, appendStatement } from '../live/log/append-events.ts';
import type { NewEvent } from '../live/log/event.ts';
import { practiceIdOf } from '../reading/row-loader.ts';
import type { Context } from '../request/context.ts';

/** What a write works with: one transaction inside the practice. */
export interface WriteUnit {
  /** MikroORM's unit of work; flushed before commit. */
  em: SqlEntityManager;
  /** Typed SQL in the same transaction. */
  db: Reader;
  principal: StaffPrincipal;
  now: Date;
  /** Tells watchers after commit. */
  emit(event: NewEvent): void;
  /** Goes into the audit entry of this write. Call it when the row has its final version. */
  touch(action: AuditAction, touched: Touched): void;
}

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
      return await request.app.writers.pass(practiceIdOf(context), () => attemptWrite(context, operation, work));
    } catch (error) {
      const refusal = refusals[violatedConstraint(error) ?? ''];
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
  const { app, principal, origin } = context.request;
  if (principal.kind !== 'STAFF') throw new Error('A write was reached without a signed-in member of staff.');
  const { practiceId } = principal;
  const em = scoped(app.orm.em, { practiceId });
  // The same said twice by one write is one change.
  const emitted = new Map<string, NewEvent>();
  const touched: { action: AuditAction; touched: Touched }[] = [];
  const { result, answers } = await inTransaction(em, async (db) => {
    const outcome = await work({
      em,
      db,
      principal,
      now: new Date(),
      emit: (event) => emitted.set(`${event.type} ${event.subjectId} ${event.topics.join(' ')}`, event),
      touch: (action, object) => touched.push({ action, touched: object }),
    });
    if (!outcome.__typename.endsWith('Success')) return { result: outcome, last: null };
    await em.flush();
    const last: Statement[] = [...Map.groupBy(touched, (entry) => entry.action)].flatMap(([action, entries]) =>
      auditStatements({
        by: [{ principal, origin }],
        action,
        operation,
        touched: entries.map((one) => one.touched),
      }),
    );
    if (emitted.size > 0) last.push(appendStatement(db, practiceId, [...emitted.values()]));
    return { result: outcome, last };
  });
  // Not within reach of the rollback: it is committed whatever becomes of telling it.
  if (answers && emitted.size > 0) {
    const events = appendedEvents([...emitted.values()], answers.at(-1)?.rows);
    app.feed.committed(practiceId, events);
  }
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
  attempt: (db: Reader) => Promise<Attempt<Result>>,
): Promise<Ended<Result>> {
  await em.begin();
  try {
    const db = readerOf(em);
    const { result, last } = await attempt(db);
    const answers =
      last && (await db.getExecutor().provideConnection((connection) => pipelined(connection).commitWith(last)));
    // After `commitWith` only the unit of work has to learn that it is over, and may not send anything more.
    await em.rollback();
    return { result, answers };
  } catch (error) {
    await rollBack(em);
    throw error;
  }
}
