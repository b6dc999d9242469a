import type { WriteUnit } from '../../writing/unit.ts';
import { markOver } from './mark-over.job.ts';
import { findDue } from './stage-limit.ts';
import type { VisitRow } from './visit.entity.ts';

/**
 * Sets whether a locked visit's stage is over its threshold, as of now, and sends the job that looks again when it will
 * be. Jobs of earlier stages find nothing to do. The caller saves the visit.
 */
export async function startStageClock(unit: WriteUnit, visit: VisitRow): Promise<void> {
  const due = await findDue(unit.db, visit);
  const isPast = due !== null && due.getTime() <= Date.now();
  visit.overSince = isPast ? due : null;
  if (!due || isPast) return;
  const { practiceId, id: visitId } = visit;
  await unit.send(markOver.about({ practiceId, visitId }, { startAfter: due }));
}
