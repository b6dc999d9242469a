// Begins a version that asks the payer to void the claim.

import {
  ClaimEventKind,
  ClaimStatus,
  type MutationVoidClaimArgs,
  type VoidClaimResult,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { runEdits } from '../scrub/run-edits.ts';
import { phaseOf, rejectedStatuses } from '../status/claim-phases.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import { lockClaim, ownEvent } from '../work/change-claim.ts';
import { beginVersion, replacementNotTaken } from './begin-version.ts';

/** The payer has it: from its acceptance until after its decision. */
const isAtPayer = (status: ClaimStatus): boolean =>
  phaseOf[status] >= 4 && phaseOf[status] <= 6 && !rejectedStatuses.has(status) && status !== ClaimStatus.NOT_FOUND;

export function voidClaim(context: Context, { id, input }: MutationVoidClaimArgs): Promise<VoidClaimResult> {
  return write<VoidClaimResult>(context, 'voidClaim', async (unit) => {
    const claim = await lockClaim(unit, id, input.expectedVersion, ({ status }) => isAtPayer(status));
    if (isRefusal(claim)) return claim;
    const refusal = await replacementNotTaken(unit, claim);
    if (refusal) return refusal;
    beginVersion(claim, '8');
    await recordClaimEvents(unit, [
      ownEvent(unit, claim, ClaimEventKind.VOID_ASKED, { reports: ClaimStatus.DRAFT, text: input.reason }),
    ]);
    await runEdits(unit, [claim]);
    return { __typename: 'VoidClaimSuccess', claim };
  });
}
