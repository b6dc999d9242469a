import type { Context } from '../context.ts';
import type { SignOutInput, SignOutResult } from '../generated/models.ts';
import { apart } from '../query/apart.ts';

/** Ends this session, or all sessions of the account. */
export async function signOut(context: Context, input: SignOutInput): Promise<SignOutResult> {
  const { principal } = context.request;
  if (principal.kind !== 'STAFF') throw new Error('Only staff have sessions.');
  const { practiceId, sessionId, accountId } = principal;
  const ended = await apart(context, 'signOut', { practiceId, credential: accountId }, (db) =>
    db
      .updateTable('session')
      .set({ endedAt: new Date() })
      .where('endedAt', 'is', null)
      .$call((query) =>
        input.everywhere ? query.where('accountId', '=', accountId) : query.where('id', '=', sessionId),
      )
      .executeTakeFirst(),
  );
  return { __typename: 'SignOutSuccess', endedSessions: Number(ended.numUpdatedRows) };
}
