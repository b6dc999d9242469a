import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { type PracticeScope, scoped } from '../database/practice-scope.ts';
import { type Reader, readerOf } from '../database/reader.ts';
import type { Position } from './cursor.ts';
import type { CommittedEvent } from './event.ts';

/** The end of a practice's log and the events just before it, oldest first. */
export interface LogEnd extends Position {
  recent: CommittedEvent[];
}

/** The table of truth, as the feed reads it. */
export interface EventLog {
  /** Where a practice's log ends now. Rows read after this in another statement are at least as new. */
  end(practiceId: string, mostRecent: number): Promise<LogEnd>;
  /** Events after a number, oldest first. */
  after(practiceId: string, seq: number, most: number): Promise<CommittedEvent[]>;
  /** Where the logs of these practices end, in one statement. */
  heads(practiceIds: readonly string[]): Promise<Map<string, Position>>;
}

export function databaseEventLog(em: SqlEntityManager): EventLog {
  return {
    end: (practiceId, mostRecent) =>
      within(em, { practiceId }, async (db) => {
        const { epoch, seq } = await db
          .selectFrom('practice_stream')
          .select(['epoch', 'lastSeq as seq'])
          .where('practiceId', '=', practiceId)
          .executeTakeFirstOrThrow();
        const recent = await eventsAfter(db, practiceId, Number(seq) - mostRecent, mostRecent);
        return { epoch, seq: Number(seq), recent: recent.filter((event) => event.seq <= Number(seq)) };
      }),
    after: (practiceId, seq, most) => within(em, { practiceId }, (db) => eventsAfter(db, practiceId, seq, most)),
    heads: (practiceIds) =>
      within(em, { followed: practiceIds }, async (db) => {
        // Row-level security lets through just the followed ones, by its index; a condition of ours as well made it a filter of every row.
        const streams = await db
          .selectFrom('practice_stream')
          .select(['practiceId', 'epoch', 'lastSeq as seq'])
          .execute();
        return new Map(streams.map(({ practiceId, epoch, seq }) => [practiceId, { epoch, seq: Number(seq) }]));
      }),
  };
}

async function eventsAfter(db: Reader, practiceId: string, seq: number, most: number): Promise<CommittedEvent[]> {
  const rows = await db
    .selectFrom('event_log')
    .select(['seq', 'type', 'subjectId', 'topics', 'at'])
    .where('practiceId', '=', practiceId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(most)
    .execute();
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

function within<T>(em: SqlEntityManager, scope: PracticeScope, read: (db: Reader) => Promise<T>): Promise<T> {
  return scoped(em, scope).transactional((unit) => read(readerOf(unit)));
}
