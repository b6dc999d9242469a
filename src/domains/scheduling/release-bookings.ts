import type { WriteUnit } from '../../writing/unit.ts';

/** Frees what an appointment has taken. */
export async function releaseBookings({ db, practiceId, now }: WriteUnit, appointmentId: string): Promise<void> {
  await db
    .updateTable('booking')
    .set({ releasedAt: now })
    .where('practiceId', '=', practiceId)
    .where('appointmentId', '=', appointmentId)
    .where('releasedAt', 'is', null)
    .execute();
}
