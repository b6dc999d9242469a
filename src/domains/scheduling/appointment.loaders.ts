import { anyOf } from '../../database/sql/any-of.ts';
import type { RowLoader } from '../../reading/row-loader.ts';
import type { AppointmentStepRow } from './appointment-step.entity.ts';

/** A step in the words of the schema. */
interface AppointmentStepFact
  extends Pick<AppointmentStepRow, 'appointmentId' | 'at' | 'byId' | 'reason' | 'cancelledBy'> {
  from: AppointmentStepRow['fromStatus'];
  to: AppointmentStepRow['toStatus'];
}

/** All changes of an appointment's status, in order. */
export const stepsByAppointmentId: RowLoader<string, AppointmentStepFact[]> = {
  load: async (db, appointmentIds, practiceId) => {
    const rows = await db
      .selectFrom('appointment_step')
      .select(['appointmentId', 'fromStatus as from', 'toStatus as to', 'at', 'byId', 'reason', 'cancelledBy'])
      .where('practiceId', '=', practiceId)
      .where('appointmentId', '=', anyOf(appointmentIds))
      .orderBy('at')
      .orderBy('id')
      .execute();
    return Map.groupBy(rows as AppointmentStepFact[], (step) => step.appointmentId);
  },
};
