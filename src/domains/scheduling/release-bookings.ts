import type { WriteUnit } from '../../writing/write.ts';

/** Frees what an appointment has taken. */
export async function releaseBookings({ db, principal, now }: WriteUnit, appointmentId: string): Promise<void> {
  await db
    .updateTable('booking')
    .set({ releasedAt: now })
    .where('practiceId', '=', principal.practiceId)
    .where('appointmentId', '=', appointmentId)
    .where('releasedAt', 'is', null)
    .execute();
}
