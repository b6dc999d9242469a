import { type Move, type MovedRows, moveRows, moveRowsBack } from '../../../writing/moved-rows.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { HandOffEntity, type HandOffRow } from '../hand-off.entity.ts';
import { handOffChanged } from '../hand-off.events.ts';

const changed = (handOff: HandOffRow) => [handOffChanged(handOff)];

/** Gives all hand-offs of one patient's visits to another one. */
export function moveHandOffs(unit: WriteUnit, move: Move): Promise<MovedRows> {
  return moveRows(unit, HandOffEntity, move, changed);
}

/** Gives hand-offs that were moved back; false where one was changed since. */
export function moveHandOffsBack(unit: WriteUnit, move: Move, moved?: MovedRows): Promise<boolean> {
  return moveRowsBack(unit, HandOffEntity, move, moved, changed);
}
