import { type ClaimStateError, ClaimStatus } from '../../../generated/models.ts';
import type { ClaimRow } from '../claim.entity.ts';

/** The refusal of what cannot be done from a claim's status. */
export function claimStateError(claim: ClaimRow): ClaimStateError {
  return { __typename: 'ClaimStateError', message: stateMessage(claim), path: ['id'], claim };
}

/** The status of a claim, and the ways out of it. */
export const stateMessage = ({ pcn, status }: ClaimRow): string => `Claim ${pcn} is ${status}: ${waysFrom[status]}.`;

const inOffice = 'scrub it (scrubClaims), hold it (holdClaim) or close it (closeClaim)';
const rejected = 'correct it (correctClaim), or close it (closeClaim)';
const waiting = 'wait for the answer of the payer, void it (voidClaim), or close it (closeClaim)';
const decided = 'correct it (correctClaim), void it (voidClaim), or close it (closeClaim)';
const denied = `appeal it (appealClaim), ${decided}`;

const waysFrom: Readonly<Record<ClaimStatus, string>> = {
  [ClaimStatus.DRAFT]: inOffice,
  [ClaimStatus.SCRUB_FAILED]: inOffice,
  [ClaimStatus.ON_HOLD]: 'lift the hold (unholdClaim), or close it (closeClaim)',
  [ClaimStatus.READY]: `send it (submitClaims), ${inOffice}`,
  [ClaimStatus.QUEUED]: 'wait until its file was answered',
  [ClaimStatus.SUBMITTED]: 'wait until its file was answered',
  [ClaimStatus.FILE_ACCEPTED]: 'wait for the answer of the clearinghouse, or close it (closeClaim)',
  [ClaimStatus.FILE_REJECTED]: rejected,
  [ClaimStatus.CLEARINGHOUSE_ACCEPTED]: 'wait for the answer of the payer, or close it (closeClaim)',
  [ClaimStatus.CLEARINGHOUSE_REJECTED]: rejected,
  [ClaimStatus.PAYER_ACCEPTED]: waiting,
  [ClaimStatus.PAYER_REJECTED]: rejected,
  [ClaimStatus.PENDING]: waiting,
  [ClaimStatus.INFO_REQUESTED]:
    'send what the payer asks for and say so (answerPayerRequest), void it (voidClaim), or close it (closeClaim)',
  [ClaimStatus.NOT_FOUND]: 'ask the payer, or close it (closeClaim)',
  [ClaimStatus.REVERSED]: decided,
  [ClaimStatus.PATIENT_RESPONSIBILITY]: decided,
  [ClaimStatus.PAID]: decided,
  [ClaimStatus.PARTLY_PAID]: denied,
  [ClaimStatus.DENIED]: denied,
  [ClaimStatus.APPEALED]: 'record the answer to the appeal (decideAppeal), or close it (closeClaim)',
  [ClaimStatus.CLOSED]: 'open it again (reopenClaim)',
};
