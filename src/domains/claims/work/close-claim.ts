// Closes a claim: nothing more is asked of the payer.

import {
  ClaimEventKind,
  ClaimStatus,
  type CloseClaimResult,
  type MutationCloseClaimArgs,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import { lockClaim, ownEvent } from './change-claim.ts';

/** On its way: closing it would not stop it. */
const notClosable: ReadonlySet<ClaimStatus> = new Set([ClaimStatus.QUEUED, ClaimStatus.SUBMITTED, ClaimStatus.CLOSED]);

export function closeClaim(context: Context, { id, input }: MutationCloseClaimArgs): Promise<CloseClaimResult> {
  return write<CloseClaimResult>(context, 'closeClaim', async (unit) => {
    const claim = await lockClaim(unit, id, input.expectedVersion, ({ status }) => !notClosable.has(status));
    if (isRefusal(claim)) return claim;
    claim.snoozedUntil = null;
    claim.isContradictory = false;
    await recordClaimEvents(unit, [
      ownEvent(unit, claim, ClaimEventKind.CLOSED, { reports: ClaimStatus.CLOSED, text: input.reason }),
    ]);
    return { __typename: 'CloseClaimSuccess', claim };
  });
}
