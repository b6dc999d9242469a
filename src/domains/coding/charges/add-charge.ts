// Adds a charge to a coding.

import {
  type AddChargeResult,
  ChargeSource,
  ChargeStatus,
  type MutationAddChargeArgs,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { invalidInput } from '../../../writing/invalid-input.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { chargeAdded } from '../../claims/gives/charge-corrected.ts';
import { consumeCorrected } from '../authorized-units.ts';
import { ChargeEntity } from '../charge.entity.ts';
import { lockOpenCoding } from '../codings/lock-coding.ts';
import { saveCoding, takeIntoCoding } from '../codings/save-coding.ts';
import { placeOfServiceAt } from './add-usual-charges.ts';
import { normalCode } from './charge-forms.ts';
import { chargePrice, findFirstPayer } from './charge-price.ts';
import { type ChargeFacts, checkCharge, drugFacts } from './check-charge.ts';
import { noRoomForCharges } from './most-charges.ts';

const path = ['input', 'visitCodingId'];

export function addCharge(context: Context, { input }: MutationAddChargeArgs): Promise<AddChargeResult> {
  return write<AddChargeResult>(context, 'addCharge', async (unit) => {
    const open = await lockOpenCoding(unit, input.visitCodingId, path);
    if (isRefusal(open)) return open;
    const { coding, corrected } = open;
    const { units, pointers, amount, drug } = input;
    const { serviceUntil = null, providerId = null, supervisorId = null, description = null } = input;
    const facts: ChargeFacts = {
      ...{ code: normalCode(input.code), modifiers: input.modifiers.map(normalCode), units, pointers: [...pointers] },
      ...{ serviceDate: input.serviceDate ?? coding.serviceDate, serviceUntil, providerId, supervisorId, description },
      placeOfService: input.placeOfService ?? (await placeOfServiceAt(unit, coding.siteId)),
    };
    const refusal =
      (await noRoomForCharges(unit, coding)) ?? (await checkCharge(unit, coding, { ...facts, amount, drug }));
    if (refusal) return refusal;
    const payer = await findFirstPayer(unit, coding.patientId, facts.serviceDate);
    const charge = unit.create(ChargeEntity, {
      ...{ visitCodingId: coding.id, patientId: coding.patientId, sensitivity: coding.sensitivity },
      ...{ ...facts, ...drugFacts(drug), source: ChargeSource.CODER, createdAt: unit.now },
      status: corrected ? ChargeStatus.CORRECTION_NEEDED : ChargeStatus.CODED,
      amountCents: amount == null ? await chargePrice(unit, payer, facts) : Number(amount),
    });
    takeIntoCoding(unit, coding);
    await saveCoding(unit, coding);
    if (!corrected) return { __typename: 'AddChargeSuccess', charge };
    const exhausted = await consumeCorrected(unit, coding, charge, input.authorizationOverrideReason);
    if (exhausted) return exhausted;
    if (!(await chargeAdded(unit, corrected, charge.id)))
      return invalidInput('The claim that is corrected has 50 lines, and takes no more; void a charge first.', path);
    return { __typename: 'AddChargeSuccess', charge };
  });
}
