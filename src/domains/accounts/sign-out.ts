import type { StaffPrincipal } from '../../access/principal.ts';
import { enterPractice } from '../../database/session/set-scope.ts';
import type { Reader } from '../../database/sql/reader.ts';
import type { MutationSignOutArgs, SignOutInput, SignOutResult } from '../../generated/models.ts';
import { accessChanged } from '../../live/log/access-changed.ts';
import { appendEvents } from '../../live/log/append-events.ts';
import type { CommittedEvent } from '../../live/log/event.ts';
import { apart } from '../../request/apart.ts';
import type { Context } from '../../request/context.ts';

/** Ends this session, or all sessions of the account, and what they watch. */
export async function signOut(context: Context, { input }: MutationSignOutArgs): Promise<SignOutResult> {
  const { office, principal } = context.request;
  if (principal.kind !== 'STAFF') throw new Error('Only staff have sessions.');
  const scope = { practiceId: principal.practiceId, credential: principal.accountId };
  const ended = await apart(context, 'signOut', scope, async (db) => {
    const sessions = await endSessions(db, principal, input);
    return { sessions, told: await tellWatchers(db, sessions) };
  });
  for (const [practiceId, events] of ended.told) office.publish(practiceId, events);
  return { __typename: 'SignOutSuccess', endedSessions: ended.sessions.length };
}

interface EndedSession {
  practiceId: string;
  id: string;
}

function endSessions(
  db: Reader,
  { accountId, sessionId }: StaffPrincipal,
  input: SignOutInput,
): Promise<EndedSession[]> {
  return db
    .updateTable('session')
    .set({ endedAt: new Date() })
    .where('endedAt', 'is', null)
    .$call((query) => (input.everywhere ? query.where('accountId', '=', accountId) : query.where('id', '=', sessionId)))
    .returning(['practiceId', 'id'])
    .execute();
}

/** The account may be signed in at several practices; each has a log of its own, taken in one order by everybody so that nobody waits in a circle. */
async function tellWatchers(db: Reader, sessions: readonly EndedSession[]): Promise<[string, CommittedEvent[]][]> {
  const told: [string, CommittedEvent[]][] = [];
  const byPractice = Map.groupBy(sessions, ({ practiceId }) => practiceId);
  for (const practiceId of [...byPractice.keys()].sort()) {
    await enterPractice(db, practiceId);
    const events = (byPractice.get(practiceId) ?? []).map(({ id }) => accessChanged(id));
    told.push([practiceId, await appendEvents(db, practiceId, events)]);
  }
  return told;
}
