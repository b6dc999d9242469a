import { toTypeId } from '../../../../contract/type-id.ts';
import { type ClaimRefusal, ClaimRefusalReason } from '../../../../generated/models.ts';
import type { ClaimRow } from '../../claim.entity.ts';

/** A claim that a write on several left as it was. */
export function claimRefusal(claim: ClaimRow | undefined, reason: ClaimRefusalReason, message: string): ClaimRefusal {
  return { claim: claim ?? null, reason, message } as ClaimRefusal;
}

/** Why a claim was not locked: it is unknown, in another state, or held by another transaction. */
export function notLocked(claimId: string, claim: ClaimRow | undefined, wanted: string): ClaimRefusal {
  if (!claim)
    return claimRefusal(claim, ClaimRefusalReason.UNKNOWN, `The practice has no claim ${toTypeId('Claim', claimId)}.`);
  if (claim.status === wanted) {
    const message = `Another request is at work on claim ${claim.pcn}; look at it again in a moment.`;
    return claimRefusal(claim, ClaimRefusalReason.BUSY, message);
  }
  const message = `Claim ${claim.pcn} is ${claim.status}; only claims in ${wanted} are taken.`;
  return claimRefusal(claim, ClaimRefusalReason.STATE, message);
}
