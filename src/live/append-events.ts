import { sql } from 'kysely';
import type { Reader } from '../database/reader.ts';
import type { CommittedEvent, NewEvent } from './event.ts';

/**
 * Gives a transaction's events the next numbers of the practice and stores them; answers them as they will be committed.
 * Must be its last statement before commit: the stream's row stays locked until then, which makes numbers dense and equal to commit order.
 */
export async function appendEvents(
  db: Reader,
  practiceId: string,
  events: readonly NewEvent[],
): Promise<CommittedEvent[]> {
  if (events.length === 0) return [];
  const facts = JSON.stringify(events.map(({ type, subjectId, topics }) => ({ type, subject_id: subjectId, topics })));
  const { rows } = await sql<{ last_seq: string | null; committed_at: Date }>`
    select last_seq, committed_at from append_events(${practiceId}::uuid, ${facts}::jsonb)`.execute(db);
  const appended = rows[0];
  if (!appended?.last_seq) throw new Error(`Practice ${practiceId} has no event stream.`);
  const before = Number(appended.last_seq) - events.length;
  return events.map((event, index) => ({ ...event, seq: before + index + 1, at: new Date(appended.committed_at) }));
}
