import { type CompiledQuery, sql } from 'kysely';
import type { Reader } from '../../database/sql/reader.ts';
import type { CommittedEvent, NewEvent } from './event.ts';

/**
 * Gives a transaction's events the next numbers of the practice and stores them. Must be its last statement before
 * commit: the stream's row stays locked until then, which makes numbers dense and equal to commit order.
 */
export function appendStatement(db: Reader, practiceId: string, events: readonly NewEvent[]): CompiledQuery {
  const facts = JSON.stringify(
    events.map(({ type, subjectId, topics, detailId }) => ({
      type,
      subject_id: subjectId,
      topics,
      detail_id: detailId,
    })),
  );
  return sql`select last_seq, committed_at from append_events(${practiceId}::uuid, ${facts}::jsonb)`.compile(db);
}

/** The events as they are stored, by what `appendStatement` answered. */
export function appendedEvents(events: readonly NewEvent[], rows: readonly unknown[] | undefined): CommittedEvent[] {
  const appended = rows?.[0] as { last_seq: string | null; committed_at: string } | undefined;
  if (!appended?.last_seq) throw new Error('The practice has no event stream.');
  const before = Number(appended.last_seq) - events.length;
  return events.map((event, index) => ({ ...event, seq: before + index + 1, at: new Date(appended.committed_at) }));
}

/**
 * Appends at once, where one transaction writes events of several practices; their streams stay locked until it ends.
 */
export async function appendEvents(
  db: Reader,
  practiceId: string,
  events: readonly NewEvent[],
): Promise<CommittedEvent[]> {
  const { rows } = await db.executeQuery(appendStatement(db, practiceId, events));
  return appendedEvents(events, rows);
}
