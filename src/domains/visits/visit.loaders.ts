import { anyOf } from '../../database/sql/any-of.ts';
import type { RowLoader } from '../../reading/row-loader.ts';
import type { VisitStepRow } from './visit-step.entity.ts';

/** A step in the words of the schema. */
export interface VisitStepFact
  extends Pick<VisitStepRow, 'visitId' | 'at' | 'byId' | 'reason' | 'undoneAt' | 'undoneById' | 'undoReason'> {
  from: VisitStepRow['fromStage'];
  to: VisitStepRow['toStage'];
}

/** All steps of a visit, undone ones included, in order. */
export const stepsByVisitId: RowLoader<string, VisitStepFact[]> = {
  load: async (db, visitIds, practiceId) => {
    const rows = await db
      .selectFrom('visit_step')
      .select(['visitId', 'fromStage as from', 'toStage as to', 'at', 'byId', 'reason'])
      .select(['undoneAt', 'undoneById', 'undoReason'])
      .where('practiceId', '=', practiceId)
      .where('visitId', '=', anyOf(visitIds))
      .orderBy('at')
      .orderBy('id')
      .execute();
    return Map.groupBy(rows as VisitStepFact[], (step) => step.visitId);
  },
};
