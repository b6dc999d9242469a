// Records that the denial of a claim was appealed.

import {
  type AppealClaimResult,
  ClaimEventKind,
  ClaimStatus,
  type MutationAppealClaimArgs,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import { lockClaim, ownEvent } from '../work/change-claim.ts';

const denied: ReadonlySet<ClaimStatus> = new Set([ClaimStatus.DENIED, ClaimStatus.PARTLY_PAID]);

export function appealClaim(context: Context, { id, input }: MutationAppealClaimArgs): Promise<AppealClaimResult> {
  return write<AppealClaimResult>(context, 'appealClaim', async (unit) => {
    const claim = await lockClaim(unit, id, input.expectedVersion, ({ status }) => denied.has(status));
    if (isRefusal(claim)) return claim;
    const appeal = { reports: ClaimStatus.APPEALED, text: input.reason };
    await recordClaimEvents(unit, [ownEvent(unit, claim, ClaimEventKind.APPEALED, appeal)]);
    return { __typename: 'AppealClaimSuccess', claim };
  });
}
