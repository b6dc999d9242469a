// Records the answer to an appeal.

import {
  AppealOutcome,
  ClaimEventKind,
  ClaimStatus,
  type DecideAppealResult,
  type MutationDecideAppealArgs,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import { lockClaim, ownEvent } from '../work/change-claim.ts';

export function decideAppeal(context: Context, { id, input }: MutationDecideAppealArgs): Promise<DecideAppealResult> {
  return write<DecideAppealResult>(context, 'decideAppeal', async (unit) => {
    const isAppealed = ({ status }: { status: ClaimStatus }) => status === ClaimStatus.APPEALED;
    const claim = await lockClaim(unit, id, input.expectedVersion, isAppealed);
    if (isRefusal(claim)) return claim;
    const { outcome, reason: text } = input;
    // An appeal that was won goes on until the payer pays.
    const goesOn = outcome === AppealOutcome.OVERTURNED ? { reports: ClaimStatus.APPEALED } : {};
    await recordClaimEvents(unit, [
      ownEvent(unit, claim, ClaimEventKind.APPEAL_DECIDED, { category: outcome, text, ...goesOn }),
    ]);
    return { __typename: 'DecideAppealSuccess', claim };
  });
}
