import { anyOf } from '../../database/sql/any-of.ts';
import type { RowLoader } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by-id.ts';
import type { VisitRow } from './visit.entity.ts';
import type { VisitStepRow } from './visit-step.entity.ts';

export const visitById = rowsById<VisitRow>('visit');

/** The visit an appointment led to. */
export const visitByAppointmentId: RowLoader<string, VisitRow> = {
  load: async (db, appointmentIds, practiceId) => {
    const rows = await db
      .selectFrom('visit')
      .selectAll()
      .where('practiceId', '=', practiceId)
      .where('appointmentId', '=', anyOf(appointmentIds))
      .execute();
    return new Map((rows as VisitRow[]).map((row) => [row.appointmentId ?? '', row]));
  },
};

/** A step in the words of the schema. */
export interface VisitStepFact extends Pick<VisitStepRow, 'visitId' | 'at' | 'byId' | 'undoneAt'> {
  from: VisitStepRow['fromStage'];
  to: VisitStepRow['toStage'];
}

/** All steps of a visit, undone ones included, in order. */
export const stepsByVisitId: RowLoader<string, VisitStepFact[]> = {
  load: async (db, visitIds, practiceId) => {
    const rows = await db
      .selectFrom('visit_step')
      .select(['visitId', 'fromStage as from', 'toStage as to', 'at', 'byId', 'undoneAt'])
      .where('practiceId', '=', practiceId)
      .where('visitId', '=', anyOf(visitIds))
      .orderBy('at')
      .orderBy('id')
      .execute();
    return Map.groupBy(rows as VisitStepFact[], (step) => step.visitId);
  },
};
