import type { WriteUnit } from '../../../writing/unit.ts';
import { markOver } from '../mark-over.job.ts';

/** Thresholds of stages have changed: each visit that goes on, of one visit type or of all, is looked at again. */
export async function restartStageClocks(unit: WriteUnit, visitTypeId?: string): Promise<void> {
  const { db, practiceId } = unit;
  const all = db.selectFrom('visit').select('id').where('practiceId', '=', practiceId).where('endedAt', 'is', null);
  const affected = visitTypeId ? all.where('visitTypeId', '=', visitTypeId) : all;
  for (const { id: visitId } of await affected.execute()) await unit.send(markOver.about({ practiceId, visitId }));
}
