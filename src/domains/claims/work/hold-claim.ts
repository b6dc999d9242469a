// Holds a claim that was not sent yet.

import {
  ClaimEventKind,
  ClaimStatus,
  type HoldClaimResult,
  type MutationHoldClaimArgs,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import { lockClaim, ownEvent } from './change-claim.ts';
import { isBeforeSending } from './is-before-sending.ts';

export function holdClaim(context: Context, { id, input }: MutationHoldClaimArgs): Promise<HoldClaimResult> {
  return write<HoldClaimResult>(context, 'holdClaim', async (unit) => {
    const claim = await lockClaim(
      unit,
      id,
      input.expectedVersion,
      ({ status }) => isBeforeSending(status) && status !== ClaimStatus.ON_HOLD,
    );
    if (isRefusal(claim)) return claim;
    const held = { reports: ClaimStatus.ON_HOLD, text: input.reason };
    await recordClaimEvents(unit, [ownEvent(unit, claim, ClaimEventKind.HELD, held)]);
    return { __typename: 'HoldClaimSuccess', claim };
  });
}
