// Adds a payer.

import { addressColumns } from '../../contract/addresses/postal-address.ts';
import type { CreatePayerResult, MutationCreatePayerArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { checkAddress } from '../../writing/check-address.ts';
import { allOf } from '../../writing/invalid-input.ts';
import { write } from '../../writing/write.ts';
import { PayerEntity } from './payer.entity.ts';
import { checkPayerRules, payerRules } from './payer-rules.ts';

export function createPayer(context: Context, { input }: MutationCreatePayerArgs): Promise<CreatePayerResult> {
  return write<CreatePayerResult>(context, 'createPayer', async (unit) => {
    const refusal = allOf(checkAddress(input.address), checkPayerRules(input));
    if (refusal) return refusal;
    const { name, address, phone, filingCode, timelyFilingDays, appealDays, acceptsReplacement } = input;
    const facts = { name, phone, filingCode, timelyFilingDays, appealDays, acceptsReplacement };
    const payer = unit.create(PayerEntity, { ...facts, ...payerRules(input), ...addressColumns('address', address) });
    await unit.save();
    return { __typename: 'CreatePayerSuccess', payer };
  });
}
