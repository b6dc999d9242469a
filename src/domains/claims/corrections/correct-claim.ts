// Begins a new version of a claim that was rejected or decided.

import {
  ClaimEventKind,
  ClaimStatus,
  type CorrectClaimResult,
  type MutationCorrectClaimArgs,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { openCharges } from '../../coding/gives/correct-charges.ts';
import { chargesOfClaims } from '../charges-of-claims.ts';
import { runEdits } from '../scrub/run-edits.ts';
import { isAdjudicated, rejectedStatuses } from '../status/claim-phases.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import { lockClaim, ownEvent } from '../work/change-claim.ts';
import { beginVersion, replacementNotTaken } from './begin-version.ts';

export function correctClaim(context: Context, { id, input }: MutationCorrectClaimArgs): Promise<CorrectClaimResult> {
  return write<CorrectClaimResult>(context, 'correctClaim', async (unit) => {
    const isCorrectable = ({ status }: { status: ClaimStatus }) =>
      rejectedStatuses.has(status) || isAdjudicated(status);
    const claim = await lockClaim(unit, id, input.expectedVersion, isCorrectable);
    if (isRefusal(claim)) return claim;
    const isReplacement = isAdjudicated(claim.status);
    const refusal = isReplacement ? await replacementNotTaken(unit, claim) : null;
    if (refusal) return refusal;
    await openCharges(unit, await chargesOfClaims(unit.db, unit.practiceId, [claim]));
    beginVersion(claim, isReplacement ? '7' : '1');
    await recordClaimEvents(unit, [
      ownEvent(unit, claim, ClaimEventKind.CORRECTED, { reports: ClaimStatus.DRAFT, text: input.reason }),
    ]);
    await runEdits(unit, [claim]);
    return { __typename: 'CorrectClaimSuccess', claim };
  });
}
