import type { Context } from '../context.ts';
import { scoped } from '../database/practice-scope.ts';
import { readerOf } from '../database/reader.ts';
import type { SignOutInput, SignOutResult } from '../generated/models.ts';

/** Ends this session, or all sessions of the account. */
export async function signOut(context: Context, input: SignOutInput): Promise<SignOutResult> {
  const { app, principal } = context.request;
  if (principal.kind !== 'STAFF') throw new Error('Only staff have sessions.');
  const { practiceId, sessionId, accountId } = principal;
  const ended = await scoped(app.orm.em, { practiceId, credential: accountId }).transactional((unit) =>
    readerOf(unit)
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
