import type { StaffPrincipal } from '../access/principal.ts';
import { permissionsOf } from '../access/roles.ts';
import { idleAt } from '../access/session-limits.ts';
import type { Reader } from '../database/sql/reader.ts';

/**
 * The holder of the session that requested a link, as of now; undefined when the session has ended, run out, or its
 * member has left.
 */
export async function linkHolder(
  db: Reader,
  { practiceId, sessionId }: { practiceId: string; sessionId: string },
  now: Date,
): Promise<StaffPrincipal | undefined> {
  const held = await db
    .selectFrom('session')
    .innerJoin('staff_member as member', (join) =>
      join.onRef('member.practiceId', '=', 'session.practiceId').onRef('member.id', '=', 'session.staffMemberId'),
    )
    .select(['session.accountId', 'session.staffMemberId', 'session.expiresAt', 'session.lastUsedAt'])
    .select('member.roles')
    .where('session.practiceId', '=', practiceId)
    .where('member.practiceId', '=', practiceId)
    .where('session.id', '=', sessionId)
    .where('session.endedAt', 'is', null)
    .where('member.isActive', '=', true)
    .executeTakeFirst();
  if (!held) return undefined;
  const sessionIdleAt = idleAt(held.lastUsedAt);
  if (Math.min(held.expiresAt.getTime(), sessionIdleAt.getTime()) <= now.getTime()) return undefined;
  return {
    kind: 'STAFF',
    practiceId,
    sessionId,
    staffMemberId: held.staffMemberId,
    accountId: held.accountId,
    sessionExpiresAt: held.expiresAt,
    sessionIdleAt,
    permissions: permissionsOf(held.roles),
  };
}
