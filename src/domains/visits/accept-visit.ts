// Takes a visit that a colleague handed over.

import { type AcceptVisitResult, HandOffStatus, type MutationAcceptVisitArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { answerHandOff, notTheReceiver } from './answer-hand-off.ts';

export function acceptVisit(context: Context, { id, input }: MutationAcceptVisitArgs): Promise<AcceptVisitResult> {
  return write<AcceptVisitResult>(context, 'acceptVisit', async (unit) => {
    const { expectedVersion } = input;
    const to = HandOffStatus.ACCEPTED;
    const visit = await answerHandOff(unit, id, { to, expectedVersion, refuse: notTheReceiver });
    return isRefusal(visit) ? visit : { __typename: 'AcceptVisitSuccess', visit };
  });
}
