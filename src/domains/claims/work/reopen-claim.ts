// Opens a closed claim again, with the status that it had.

import {
  ClaimEventKind,
  ClaimStatus,
  type MutationReopenClaimArgs,
  type ReopenClaimResult,
} from '../../../generated/models.ts';
import { load } from '../../../reading/row-loader.ts';
import { rowsById } from '../../../reading/rows-by.ts';
import type { Context } from '../../../request/context.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { ClaimEntity, type ClaimRow } from '../claim.entity.ts';
import { runEdits } from '../scrub/run-edits.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import { lockClaim, ownEvent } from './change-claim.ts';
import { isBeforeSending } from './is-before-sending.ts';

export function reopenClaim(context: Context, { id, input }: MutationReopenClaimArgs): Promise<ReopenClaimResult> {
  return write<ReopenClaimResult>(
    context,
    'reopenClaim',
    async (unit) => {
      const isClosed = ({ status }: ClaimRow) => status === ClaimStatus.CLOSED;
      const claim = await lockClaim(unit, id, input.expectedVersion, isClosed);
      if (isRefusal(claim)) return claim;
      await recordClaimEvents(unit, [ownEvent(unit, claim, ClaimEventKind.REOPENED, { text: input.reason })]);
      if (isBeforeSending(claim.status)) await runEdits(unit, [claim]);
      return { __typename: 'ReopenClaimSuccess', claim };
    },
    { claim_practice_id_visit_id_key: () => otherClaimOfVisit(context, id) },
  );
}

async function otherClaimOfVisit(context: Context, id: string): Promise<ReopenClaimResult> {
  const claim = await load(context, rowsById(ClaimEntity), id);
  if (!claim) throw new Error('The claim that was locked is not there.');
  const message = `Claim ${claim.pcn} is CLOSED, and its visit has another claim: work on that one, or close it first.`;
  return { __typename: 'ClaimStateError', message, path: ['id'], claim };
}
