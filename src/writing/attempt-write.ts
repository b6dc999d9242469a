import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { QueryResult } from 'kysely';
import type { Actor } from '../access/actor.ts';
import { type AuditedBy, auditStatements } from '../audit/audit-log.ts';
import { pipelined } from '../database/connection/pipelined-dialect.ts';
import type { Statement } from '../database/connection/statement-batch.ts';
import { scoped } from '../database/session/practice-scope.ts';
import { rollBack } from '../database/session/roll-back.ts';
import { readerOf } from '../database/sql/reader.ts';
import type { Turnstile } from '../database/turnstile.ts';
import { appendedEvents, appendStatement } from '../live/log/append-events.ts';
import type { CommittedEvent, NewEvent } from '../live/log/event.ts';
import type { AskedOnce } from '../request/asked-once.ts';
import type { JobSender } from '../request/job-to-send.ts';
import { earlierAnswer, keepAnswer } from './idempotency.ts';
import { WriteUnit } from './unit.ts';

/** The parts of a node or a program that writing needs. */
export interface WritingOffice {
  em: SqlEntityManager;
  /** Where the writes of a practice wait for each other. */
  writers: Pick<Turnstile, 'pass'>;
  /** Sends jobs; undefined for programs that send none. */
  jobs?: JobSender;
  /** Reports committed events to those who watch. */
  publish(practiceId: string, events: readonly CommittedEvent[]): void;
}

/** The actor, and the address of the request. */
export interface Author extends AuditedBy {
  principal: Actor;
}

export interface Outcome {
  __typename: string;
}

export type Work<Result> = (unit: WriteUnit) => Promise<Result>;

/**
 * One transaction: the work, the audit entry of what it changed, its events and what a repeated request is answered. A
 * refusal keeps nothing.
 */
export async function attemptWrite<Result extends Outcome>(
  { em: parent, publish, jobs }: WritingOffice,
  author: Author,
  operation: string,
  work: Work<Result>,
  once?: AskedOnce,
): Promise<Result> {
  const { practiceId } = author.principal;
  const em = scoped(parent, { practiceId });
  let events: NewEvent[] = [];
  const { result, answers } = await inTransaction(em, async () => {
    const unit = new WriteUnit(em, author.principal, jobs);
    const earlier = once && (await earlierAnswer(unit, once));
    if (earlier) return { result: earlier as unknown as Result, last: null };
    const outcome = await work(unit);
    if (!outcome.__typename.endsWith('Success')) return { result: outcome, last: null };
    await unit.save();
    events = unit.events;
    const last: Statement[] = once ? keepAnswer(unit, once, outcome) : [];
    last.push(
      ...auditStatements(
        ...[...unit.touched].map(([action, touched]) => ({ by: [author], action, operation, touched })),
      ),
    );
    if (events.length > 0) last.push(appendStatement(unit.db, practiceId, events));
    return { result: outcome, last };
  });
  // Not within reach of the rollback: it is committed even if reporting it fails.
  if (answers && events.length > 0) publish(practiceId, appendedEvents(events, answers.at(-1)?.rows));
  return result;
}

interface Attempt<Result> {
  result: Result;
  /** The statement to commit last; null when the work was refused and nothing is to be kept. */
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
    const connections = readerOf(em).getExecutor();
    const answers =
      last && (await connections.provideConnection((connection) => pipelined(connection).commitWith(last)));
    // After `commitWith` only the unit of work has to learn that it is over, and may not send anything more.
    await em.rollback();
    return { result, answers };
  } catch (error) {
    await rollBack(em);
    throw error;
  }
}
