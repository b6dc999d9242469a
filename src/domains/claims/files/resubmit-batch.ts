// Begins the claims of a rejected file again: new versions, scrubbed, as originals.

import {
  ClaimEventKind,
  ClaimEventSource,
  ClaimStatus,
  type MutationResubmitBatchArgs,
  type ResubmitBatchResult,
} from '../../../generated/models.ts';
import type { Context } from '../../../request/context.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { write } from '../../../writing/write.ts';
import { beginVersion } from '../corrections/begin-version.ts';
import { runEdits } from '../scrub/run-edits.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import { BatchEntity } from './batch.entity.ts';
import { claimsOfBatch } from './claims-of-batch.ts';
import { notLocked } from './freeze/claim-refusal.ts';
import { findClaims, lockClaims } from './freeze/claims-to-submit.ts';

export function resubmitBatch(context: Context, { id }: MutationResubmitBatchArgs): Promise<ResubmitBatchResult> {
  return write<ResubmitBatchResult>(context, 'resubmitBatch', async (unit) => {
    const batch = await unit.lock(BatchEntity, id, { path: ['id'] });
    if (isRefusal(batch)) return batch;
    const claimIds = await claimsOfBatch(unit.db, unit.practiceId, id);
    const locked = await lockClaims(unit, claimIds, ClaimStatus.FILE_REJECTED);
    const others = claimIds.filter((one) => !locked.has(one));
    const known = await findClaims(unit, others);
    const refused = others.map((one) => notLocked(one, known.get(one), ClaimStatus.FILE_REJECTED));
    const claims = [...locked.values()];
    for (const claim of claims) beginVersion(claim, '1');
    await recordClaimEvents(
      unit,
      claims.map((claim) => ({
        ...{ claim, kind: ClaimEventKind.CORRECTED, reports: ClaimStatus.DRAFT },
        source: unit.staffMemberId ? ClaimEventSource.STAFF : ClaimEventSource.SYSTEM,
      })),
    );
    if (claims.length > 0) await runEdits(unit, claims);
    return { __typename: 'ResubmitBatchSuccess', batch, begun: claims.length, refused };
  });
}
