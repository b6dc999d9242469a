// Withdraws a question that was asked by mistake.

import type { MutationWithdrawCodingQueryArgs, WithdrawCodingQueryResult } from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { closeQuery } from './close-query.ts';

export function withdrawCodingQuery(
  context: Context,
  { id, input: { expectedVersion } }: MutationWithdrawCodingQueryArgs,
): Promise<WithdrawCodingQueryResult> {
  return write<WithdrawCodingQueryResult>(context, 'withdrawCodingQuery', async (unit) => {
    const withdrawn = { withdrawnAt: unit.now, withdrawnById: unit.staffMemberId };
    const codingQuery = await closeQuery(unit, id, expectedVersion, withdrawn);
    return isRefusal(codingQuery) ? codingQuery : { __typename: 'WithdrawCodingQuerySuccess', codingQuery };
  });
}
