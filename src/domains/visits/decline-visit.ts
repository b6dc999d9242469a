// Does not take a visit that a colleague handed over, and says why.

import { type DeclineVisitResult, HandOffStatus, type MutationDeclineVisitArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { answerHandOff, notTheReceiver } from './answer-hand-off.ts';

export function declineVisit(context: Context, { id, input }: MutationDeclineVisitArgs): Promise<DeclineVisitResult> {
  return write<DeclineVisitResult>(context, 'declineVisit', async (unit) => {
    const { expectedVersion, reason } = input;
    const to = HandOffStatus.DECLINED;
    const visit = await answerHandOff(unit, id, { to, expectedVersion, reason, refuse: notTheReceiver });
    return isRefusal(visit) ? visit : { __typename: 'DeclineVisitSuccess', visit };
  });
}
