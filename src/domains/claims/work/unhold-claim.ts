// Lifts the hold of a claim, and scrubs it.

import {
  ClaimEventKind,
  ClaimStatus,
  type MutationUnholdClaimArgs,
  type UnholdClaimResult,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { runEdits } from '../scrub/run-edits.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import { lockClaim, ownEvent } from './change-claim.ts';

export function unholdClaim(context: Context, { id, input }: MutationUnholdClaimArgs): Promise<UnholdClaimResult> {
  return write<UnholdClaimResult>(context, 'unholdClaim', async (unit) => {
    const isHeld = ({ status }: { status: ClaimStatus }) => status === ClaimStatus.ON_HOLD;
    const claim = await lockClaim(unit, id, input.expectedVersion, isHeld);
    if (isRefusal(claim)) return claim;
    await recordClaimEvents(unit, [ownEvent(unit, claim, ClaimEventKind.UNHELD, { reports: ClaimStatus.DRAFT })]);
    await runEdits(unit, [claim]);
    return { __typename: 'UnholdClaimSuccess', claim };
  });
}
