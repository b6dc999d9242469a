import type { Reader } from '../../database/sql/reader.ts';
import { accessChanged } from '../../live/log/access-changed.ts';
import { appendEvents } from '../../live/log/append-events.ts';
import { apart } from '../../request/apart.ts';
import type { Context } from '../../request/context.ts';

/** All sessions of an account, or the one named. */
export type EndedSessions = { accountId: string } | { sessionId: string };

/**
 * Ends sessions in one practice, with what they watch; answers how many there were. A transaction for each practice:
 * each has a log of its own, and may lie on a server of its own.
 */
export async function leavePractice(
  context: Context,
  operation: string,
  practiceId: string,
  ended: EndedSessions,
): Promise<number> {
  const events = await apart(context, operation, { practiceId }, async (db) => {
    const changes = (await endSessions(db, practiceId, ended)).map(({ id }) => accessChanged(id));
    return changes.length > 0 ? appendEvents(db, practiceId, changes) : [];
  });
  if (events.length > 0) context.request.office.publish(practiceId, events);
  return events.length;
}

function endSessions(db: Reader, practiceId: string, ended: EndedSessions): Promise<{ id: string }[]> {
  return db
    .updateTable('session')
    .set({ endedAt: new Date() })
    .where('practiceId', '=', practiceId)
    .where('endedAt', 'is', null)
    .$call((query) =>
      'accountId' in ended ? query.where('accountId', '=', ended.accountId) : query.where('id', '=', ended.sessionId),
    )
    .returning('id')
    .execute();
}
