import { type Move, type MovedRows, moveRows, moveRowsBack } from '../../../writing/moved-rows.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { VisitEntity, type VisitRow } from '../visit.entity.ts';
import { visitMoved } from '../visit.events.ts';

/** The visits of two patients that are not over. */
export function findOpenVisits({ em, practiceId }: WriteUnit, { from, to }: Move): Promise<VisitRow[]> {
  return em.find(
    VisitEntity,
    { practiceId, patientId: { $in: [from, to] }, endedAt: null },
    { orderBy: { id: 'asc' } },
  );
}

/** Gives all visits of one patient to another one. */
export function moveVisits(unit: WriteUnit, move: Move): Promise<MovedRows> {
  return moveRows(unit, VisitEntity, move, visitMoved);
}

/** Gives visits that were moved back; false where one was changed since. */
export function moveVisitsBack(unit: WriteUnit, move: Move, moved?: MovedRows): Promise<boolean> {
  return moveRowsBack(unit, VisitEntity, move, moved, visitMoved);
}
