// Adds a payer.

import type { CreatePayerResult, MutationCreatePayerArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { write } from '../../writing/write.ts';
import { PayerEntity } from './payer.entity.ts';

export function createPayer(context: Context, { input }: MutationCreatePayerArgs): Promise<CreatePayerResult> {
  return write<CreatePayerResult>(context, 'createPayer', async (unit) => {
    const { name, phone, filingCode, timelyFilingDays, appealDays, acceptsReplacement } = input;
    const facts = { name, phone, filingCode, timelyFilingDays, appealDays, acceptsReplacement };
    const payer = unit.create(PayerEntity, facts);
    await unit.save();
    return { __typename: 'CreatePayerSuccess', payer };
  });
}
