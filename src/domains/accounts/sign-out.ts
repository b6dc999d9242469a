import { practicesOf } from '../../access/account-practices.ts';
import type { StaffPrincipal } from '../../access/principal.ts';
import type { MutationSignOutArgs, SignOutInput, SignOutResult } from '../../generated/models.ts';
import { apart } from '../../request/apart.ts';
import type { Context } from '../../request/context.ts';
import { leavePractice } from './leave-practice.ts';

/** Ends this session, or all sessions of the account, and what they watch. */
export async function signOut(context: Context, { input }: MutationSignOutArgs): Promise<SignOutResult> {
  const { principal } = context.request;
  if (principal.kind !== 'STAFF') throw new Error('Only staff have sessions.');
  const { accountId, sessionId } = principal;
  let endedSessions = 0;
  for (const practiceId of await practicesToLeave(context, principal, input))
    endedSessions += await leavePractice(
      context,
      'signOut',
      practiceId,
      input.everywhere ? { accountId } : { sessionId },
    );
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
