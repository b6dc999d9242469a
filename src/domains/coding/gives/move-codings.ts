import { type Move, type MovedRows, moveRows, moveRowsBack } from '../../../writing/moved-rows.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { codingChanged } from '../codings/visit-coding.events.ts';
import { VisitCodingEntity, type VisitCodingRow } from '../visit-coding.entity.ts';

const changed = (coding: VisitCodingRow) => [codingChanged(coding)];

/** Gives all codings of one patient's visits to another one. */
export function moveCodings(unit: WriteUnit, move: Move): Promise<MovedRows> {
  return moveRows(unit, VisitCodingEntity, move, changed);
}

/** Gives codings that were moved back; false where one was changed since. */
export function moveCodingsBack(unit: WriteUnit, move: Move, moved?: MovedRows): Promise<boolean> {
  return moveRowsBack(unit, VisitCodingEntity, move, moved, changed);
}
