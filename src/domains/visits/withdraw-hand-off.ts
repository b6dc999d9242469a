// Takes back a hand-off that waits for an answer.

import { HandOffStatus, type MutationWithdrawHandOffArgs, type WithdrawHandOffResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { answerHandOff } from './answer-hand-off.ts';

export function withdrawHandOff(
  context: Context,
  { id, input }: MutationWithdrawHandOffArgs,
): Promise<WithdrawHandOffResult> {
  return write<WithdrawHandOffResult>(context, 'withdrawHandOff', async (unit) => {
    const { expectedVersion, reason } = input;
    const visit = await answerHandOff(unit, id, { to: HandOffStatus.WITHDRAWN, expectedVersion, reason });
    return isRefusal(visit) ? visit : { __typename: 'WithdrawHandOffSuccess', visit };
  });
}
