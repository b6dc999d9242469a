// Takes a charge out of a coding; it stays on record.

import { ChargeStatus, type MutationVoidChargeArgs, type VoidChargeResult } from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { chargeTakenOff } from '../../claims/gives/charge-corrected.ts';
import { returnAuthorized } from '../authorized-units.ts';
import { saveCoding, takeIntoCoding } from '../codings/save-coding.ts';
import { lockCharge } from './lock-charge.ts';

export function voidCharge(context: Context, { id, input }: MutationVoidChargeArgs): Promise<VoidChargeResult> {
  return write<VoidChargeResult>(context, 'voidCharge', async (unit) => {
    const found = await lockCharge(unit, id, input.expectedVersion);
    if (isRefusal(found)) return found;
    const { charge, coding, corrected } = found;
    charge.status = ChargeStatus.VOIDED;
    charge.voidReason = input.reason ?? null;
    takeIntoCoding(unit, coding);
    await saveCoding(unit, coding);
    await returnAuthorized(unit, coding, charge);
    if (corrected) await chargeTakenOff(unit, charge.id);
    return { __typename: 'VoidChargeSuccess', charge };
  });
}
