import { practicesOf } from '../../access/account-practices.ts';
import type { StaffPrincipal } from '../../access/principal.ts';
import type { Reader } from '../../database/sql/reader.ts';
import type { MutationSignOutArgs, SignOutInput, SignOutResult } from '../../generated/models.ts';
import { accessChanged } from '../../live/log/access-changed.ts';
import { appendEvents } from '../../live/log/append-events.ts';
import { apart } from '../../request/apart.ts';
import type { Context } from '../../request/context.ts';

/** Ends this session, or all sessions of the account, and what they watch. */
export async function signOut(context: Context, { input }: MutationSignOutArgs): Promise<SignOutResult> {
  const { principal } = context.request;
  if (principal.kind !== 'STAFF') throw new Error('Only staff have sessions.');
  let endedSessions = 0;
  for (const practiceId of await practicesToLeave(context, principal, input))
    endedSessions += await leavePractice(context, practiceId, principal, input);
  return { __typename: 'SignOutSuccess', endedSessions };
}

/**
 * The session's own practice first: should another one fail, this session at least has ended. A membership that ended
 * has ended its sessions.
 */
async function practicesToLeave(
  context: Context,
  { accountId, practiceId }: StaffPrincipal,
  { everywhere }: SignOutInput,
): Promise<Set<string>> {
  if (!everywhere) return new Set([practiceId]);
  const all = await apart(context, 'signOut', { credential: accountId }, (db) => practicesOf(db, accountId));
  return new Set([practiceId, ...all]);
}

/** A transaction for each practice: each has a log of its own, and may lie on a server of its own. */
async function leavePractice(
  context: Context,
  practiceId: string,
  principal: StaffPrincipal,
  input: SignOutInput,
): Promise<number> {
  const events = await apart(context, 'signOut', { practiceId }, async (db) => {
    const sessions = await endSessions(db, practiceId, principal, input);
    const changes = sessions.map(({ id }) => accessChanged(id));
    return changes.length > 0 ? appendEvents(db, practiceId, changes) : [];
  });
  if (events.length > 0) context.request.office.publish(practiceId, events);
  return events.length;
}

function endSessions(
  db: Reader,
  practiceId: string,
  { accountId, sessionId }: StaffPrincipal,
  { everywhere }: SignOutInput,
): Promise<{ id: string }[]> {
  return db
    .updateTable('session')
    .set({ endedAt: new Date() })
    .where('practiceId', '=', practiceId)
    .where('endedAt', 'is', null)
    .$call((query) => (everywhere ? query.where('accountId', '=', accountId) : query.where('id', '=', sessionId)))
    .returning('id')
    .execute();
}
