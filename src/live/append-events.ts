import { sql } from 'kysely';
import type { Reader } from '../database/reader.ts';
import type { NewEvent } from './event.ts';

/**
 * Gives a transaction's events the next numbers of the practice and stores them; answers the last one, or null without events.
 * Must be its last statement before commit: the stream's row stays locked until then, which makes numbers dense and equal to commit order.
 */
export async function appendEvents(
  db: Reader,
  practiceId: string,
  events: readonly NewEvent[],
): Promise<number | null> {
  if (events.length === 0) return null;
  const facts = JSON.stringify(events.map(({ type, subjectId, topics }) => ({ type, subject_id: subjectId, topics })));
  const { rows } = await sql<{ last_seq: string }>`
    with stream as (
      update practice_stream set last_seq = last_seq + ${events.length} where practice_id = ${practiceId} returning last_seq
    ), appended as (
      insert into event_log (practice_id, seq, type, subject_id, topics)
      select ${practiceId}, stream.last_seq - ${events.length} + fact.position, fact.type, fact.subject_id, fact.topics
      from stream, rows from (jsonb_to_recordset(${facts}::jsonb) as (type text, subject_id uuid, topics text[]))
        with ordinality as fact(type, subject_id, topics, position)
    )
    select last_seq from stream`.execute(db);
  const last = rows[0];
  if (!last) throw new Error(`Practice ${practiceId} has no event stream.`);
  return Number(last.last_seq);
}
