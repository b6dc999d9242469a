import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { scoped } from '../database/practice-scope.ts';
import { type Reader, readerOf } from '../database/reader.ts';
import type { Position } from './cursor.ts';
import type { EventRow } from './event-log.entity.ts';

/** What watchers need of a committed event. */
export type CommittedEvent = Pick<EventRow, 'seq' | 'type' | 'subjectId' | 'topics'>;

/** Where a practice's log ends now. Rows read after this in another statement are at least as new. */
export function findPosition(em: SqlEntityManager, practiceId: string): Promise<Position> {
  return inPractice(em, practiceId, async (db) => {
    const stream = await db
      .selectFrom('practice_stream')
      .select(['epoch', 'lastSeq as seq'])
      .where('practiceId', '=', practiceId)
      .executeTakeFirstOrThrow();
    return { epoch: stream.epoch, seq: Number(stream.seq) };
  });
}

/** Events after a number, oldest first. */
export function findEvents(
  em: SqlEntityManager,
  practiceId: string,
  after: number,
  limit: number,
): Promise<CommittedEvent[]> {
  return inPractice(em, practiceId, async (db) => {
    const rows = await db
      .selectFrom('event_log')
      .select(['seq', 'type', 'subjectId', 'topics'])
      .where('practiceId', '=', practiceId)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
  });
}

async function inPractice<T>(em: SqlEntityManager, practiceId: string, read: (db: Reader) => Promise<T>): Promise<T> {
  return scoped(em, { practiceId }).transactional((unit) => read(readerOf(unit)));
}
