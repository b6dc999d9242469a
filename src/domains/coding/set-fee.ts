// Sets the price of a code from a day on: for a payer, for a plan, or for all.

import type { InvalidInputError, MutationSetFeeArgs, SetFeeInput, SetFeeResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { PayerEntity } from '../insurance/payer.entity.ts';
import { PlanEntity } from '../insurance/plan.entity.ts';
import { beginFeeSchedule } from './begin-fee-schedule.ts';
import { FeeEntity, type FeeRow } from './fee.entity.ts';

export function setFee(context: Context, { input }: MutationSetFeeArgs): Promise<SetFeeResult> {
  return write<SetFeeResult>(context, 'setFee', async (unit) => {
    const refusal = await checkFee(unit, input);
    if (refusal) return refusal;
    const { payerId = null, planId = null, validFrom } = input;
    const feeSchedule = await beginFeeSchedule(unit, { payerId, planId }, validFrom);
    const fee = await putFee(unit, feeSchedule.id, input);
    await unit.save();
    return { __typename: 'SetFeeSuccess', feeSchedule, fee } as SetFeeResult;
  });
}

async function checkFee(
  unit: WriteUnit,
  { payerId, planId, code, price }: SetFeeInput,
): Promise<InvalidInputError | null> {
  if (payerId && planId)
    return invalidInput('A price is for a payer or for a plan; leave out input.payerId or input.planId.', [
      ...['input', 'planId'],
    ]);
  if (!/\d/.test(code)) return invalidInput(`${code} is no procedure; a code has a digit.`, ['input', 'code']);
  if (price != null && price < 0n)
    return invalidInput('A price is not below 0.00; send null to take a price out.', ['input', 'price']);
  const payer = payerId ? await unit.find(PayerEntity, payerId, { path: ['input', 'payerId'] }) : {};
  if (isRefusal(payer)) return payer as InvalidInputError;
  const plan = planId ? await unit.find(PlanEntity, planId, { path: ['input', 'planId'] }) : {};
  return isRefusal(plan) ? (plan as InvalidInputError) : null;
}

async function putFee(
  unit: WriteUnit,
  feeScheduleId: string,
  { code, modifier = null, price }: SetFeeInput,
): Promise<FeeRow | null> {
  const held = await unit.em.findOne(FeeEntity, { practiceId: unit.practiceId, feeScheduleId, code, modifier });
  if (price == null) {
    if (held) unit.em.remove(held);
    return null;
  }
  const priceCents = Number(price);
  if (held) held.priceCents = priceCents;
  return held ?? unit.create(FeeEntity, { feeScheduleId, code, modifier, priceCents });
}
