// Opens and settles the charges of claims that are corrected.

import { ChargeStatus } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { ChargeEntity } from '../charge.entity.ts';

const { CORRECTION_NEEDED, RELEASED } = ChargeStatus;

/** Lets released charges be changed: the claim that they are on is corrected. Its writer has locked it. */
export function openCharges(unit: WriteUnit, ids: readonly string[]): Promise<void> {
  return move(unit, ids, { from: RELEASED, to: CORRECTION_NEEDED });
}

/** Settles corrected charges: the claim that they are on was frozen to be sent. Its writer has locked it. */
export function settleCharges(unit: WriteUnit, ids: readonly string[]): Promise<void> {
  return move(unit, ids, { from: CORRECTION_NEEDED, to: RELEASED });
}

async function move(
  unit: WriteUnit,
  ids: readonly string[],
  { from, to }: { from: ChargeStatus; to: ChargeStatus },
): Promise<void> {
  const { em, practiceId } = unit;
  if (ids.length === 0) return;
  const charges = await em.find(ChargeEntity, { practiceId, id: { $in: [...ids] }, status: from });
  for (const charge of charges) charge.status = to;
  await unit.save();
}
