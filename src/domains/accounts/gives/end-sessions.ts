import type { WriteUnit } from '../../../writing/unit.ts';

/**
 * Ends every session of a person in this practice. Their sockets close with the event `accessChanged` that the caller
 * saves.
 */
export async function endSessions({ db, practiceId, now }: WriteUnit, staffMemberId: string): Promise<void> {
  await db
    .updateTable('session')
    .set({ endedAt: now })
    .where('practiceId', '=', practiceId)
    .where('staffMemberId', '=', staffMemberId)
    .where('endedAt', 'is', null)
    .execute();
}
