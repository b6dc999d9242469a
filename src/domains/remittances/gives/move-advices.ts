import { type Move, type MovedRows, moveRows, moveRowsBack } from '../../../writing/moved-rows.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { AdviceEntity } from '../advice.entity.ts';

/** Gives the advices of one patient's claims to another one. */
export function moveAdvices(unit: WriteUnit, move: Move): Promise<MovedRows> {
  return moveRows(unit, AdviceEntity, move);
}

/** Gives advices that were moved back; false where one was changed since. */
export function moveAdvicesBack(unit: WriteUnit, move: Move, moved?: MovedRows): Promise<boolean> {
  return moveRowsBack(unit, AdviceEntity, move, moved);
}
