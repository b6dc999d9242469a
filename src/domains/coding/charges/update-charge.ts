// Corrects a charge, or takes a proposal as it is.

import {
  type ChargedDrugInput,
  ChargeStatus,
  type MutationUpdateChargeArgs,
  type UpdateChargeInput,
  type UpdateChargeResult,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { cannotBeEmpty } from '../../../writing/cannot-be-empty.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { chargeCorrected } from '../../claims/gives/charge-corrected.ts';
import { consumeCorrected } from '../authorized-units.ts';
import type { ChargeRow } from '../charge.entity.ts';
import { saveCoding, takeIntoCoding } from '../codings/save-coding.ts';
import { normalCode } from './charge-forms.ts';
import { chargePrice, findFirstPayer } from './charge-price.ts';
import { type ChargeFacts, checkCharge, drugFacts } from './check-charge.ts';
import { lockCharge } from './lock-charge.ts';

export function updateCharge(context: Context, { id, input }: MutationUpdateChargeArgs): Promise<UpdateChargeResult> {
  return write<UpdateChargeResult>(context, 'updateCharge', async (unit) => {
    const empty = cannotBeEmpty(input, [
      ...(['code', 'modifiers', 'units', 'pointers', 'amount', 'serviceDate', 'placeOfService'] as const),
    ]);
    if (empty) return empty;
    const found = await lockCharge(unit, id, input.expectedVersion);
    if (isRefusal(found)) return found;
    const { charge, coding, corrected } = found;
    const facts = correctedFacts(charge, input);
    const drug = input.drug === undefined ? drugOf(charge) : input.drug;
    const refusal = await checkCharge(unit, coding, { ...facts, amount: input.amount, drug });
    if (refusal) return refusal;
    const isCounted = facts.code !== charge.code || facts.units !== charge.units;
    const amountCents = await correctedPrice(unit, charge, facts, input.amount);
    const status = corrected ? ChargeStatus.CORRECTION_NEEDED : ChargeStatus.CODED;
    Object.assign(charge, facts, drugFacts(drug), { amountCents, status });
    takeIntoCoding(unit, coding);
    await saveCoding(unit, coding);
    if (!corrected) return { __typename: 'UpdateChargeSuccess', charge };
    const { authorizationOverrideReason: reason } = input;
    const exhausted = isCounted ? await consumeCorrected(unit, coding, charge, reason) : null;
    if (exhausted) return exhausted;
    await chargeCorrected(unit, charge.id);
    return { __typename: 'UpdateChargeSuccess', charge };
  });
}

function correctedFacts(charge: ChargeRow, input: UpdateChargeInput): ChargeFacts {
  const kept = <Value>(given: Value | undefined, before: Value): Value => (given === undefined ? before : given);
  return {
    code: input.code ? normalCode(input.code) : charge.code,
    modifiers: input.modifiers?.map(normalCode) ?? charge.modifiers,
    units: input.units ?? charge.units,
    pointers: input.pointers ? [...input.pointers] : charge.pointers,
    serviceDate: input.serviceDate ?? charge.serviceDate,
    serviceUntil: kept(input.serviceUntil, charge.serviceUntil),
    placeOfService: input.placeOfService ?? charge.placeOfService,
    providerId: kept(input.providerId, charge.providerId),
    supervisorId: kept(input.supervisorId, charge.supervisorId),
    description: kept(input.description, charge.description),
  };
}

/** A price that was set by hand stays, until the fee schedule says another one for other facts. */
async function correctedPrice(
  unit: WriteUnit,
  charge: ChargeRow,
  facts: ChargeFacts,
  amount: bigint | null | undefined,
): Promise<number> {
  if (amount != null) return Number(amount);
  const priced = ({ code, modifiers, units, serviceDate }: ChargeFacts) =>
    [code, units, serviceDate, ...modifiers].join(' ');
  if (priced(facts) === priced(charge)) return charge.amountCents;
  return chargePrice(unit, await findFirstPayer(unit, charge.patientId, facts.serviceDate), facts);
}

function drugOf({ ndcCode, ndcQuantity, ndcUnit }: ChargeRow): ChargedDrugInput | null {
  return ndcCode && ndcQuantity && ndcUnit ? { ndc: ndcCode, quantity: ndcQuantity, unit: ndcUnit } : null;
}
