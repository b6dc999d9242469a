import type { ClaimNotSentError } from '../../../generated/models.ts';
import type { ClaimRow } from '../claim.entity.ts';

/** The refusal of an answer to a claim, or to a version of it, that no file ever held. */
export function claimNotSent(claim: ClaimRow, versionNumber?: number | null): ClaimNotSentError {
  const what = versionNumber ? `Version ${versionNumber} of claim ${claim.pcn}` : `Claim ${claim.pcn}`;
  return {
    __typename: 'ClaimNotSentError',
    message: `${what} was never sent, so no answer can be about it; choose another claim or version.`,
    path: ['input', versionNumber ? 'versionNumber' : 'claimId'],
    claim: claim as never,
  };
}
