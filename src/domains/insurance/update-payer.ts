// Changes a payer.

import { addressColumns } from '../../contract/addresses/postal-address.ts';
import type { MutationUpdatePayerArgs, UpdatePayerResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { cannotBeEmpty } from '../../writing/cannot-be-empty.ts';
import { checkAddress } from '../../writing/check-address.ts';
import { allOf } from '../../writing/invalid-input.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { PayerEntity } from './payer.entity.ts';
import { checkPayerRules, payerRules } from './payer-rules.ts';

const rules = ['memberIdForms', 'telehealthModifiers', 'needsDrugCodes', 'splitsMonths', 'procedureRules'] as const;

export function updatePayer(context: Context, { id, input }: MutationUpdatePayerArgs): Promise<UpdatePayerResult> {
  return write<UpdatePayerResult>(context, 'updatePayer', async (unit) => {
    const refusal = allOf(
      cannotBeEmpty(input, ['name', 'filingCode', 'acceptsReplacement', ...rules]),
      checkAddress(input.address),
      checkPayerRules(input),
    );
    if (refusal) return refusal;
    const payer = await unit.lock(PayerEntity, id, input.expectedVersion);
    if (isRefusal(payer)) return payer;
    payer.name = input.name ?? payer.name;
    payer.filingCode = input.filingCode ?? payer.filingCode;
    payer.acceptsReplacement = input.acceptsReplacement ?? payer.acceptsReplacement;
    if (input.address !== undefined) Object.assign(payer, addressColumns('address', input.address));
    if (input.phone !== undefined) payer.phone = input.phone;
    if (input.timelyFilingDays !== undefined) payer.timelyFilingDays = input.timelyFilingDays;
    if (input.appealDays !== undefined) payer.appealDays = input.appealDays;
    Object.assign(payer, payerRules(input));
    await unit.save();
    return { __typename: 'UpdatePayerSuccess', payer };
  });
}
