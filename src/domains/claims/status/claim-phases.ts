import { ClaimStatus } from '../../../generated/models.ts';

/** The phase of each status. An answer moves a claim to a later phase only, or within its phase when it was said later. */
export const phaseOf: Readonly<Record<ClaimStatus, number>> = {
  [ClaimStatus.DRAFT]: 0,
  [ClaimStatus.SCRUB_FAILED]: 0,
  [ClaimStatus.ON_HOLD]: 0,
  [ClaimStatus.READY]: 0,
  [ClaimStatus.QUEUED]: 0,
  [ClaimStatus.SUBMITTED]: 1,
  [ClaimStatus.FILE_ACCEPTED]: 2,
  [ClaimStatus.FILE_REJECTED]: 2,
  [ClaimStatus.CLEARINGHOUSE_ACCEPTED]: 3,
  [ClaimStatus.CLEARINGHOUSE_REJECTED]: 3,
  [ClaimStatus.PAYER_ACCEPTED]: 4,
  [ClaimStatus.PAYER_REJECTED]: 4,
  [ClaimStatus.PENDING]: 5,
  [ClaimStatus.NOT_FOUND]: 5,
  [ClaimStatus.INFO_REQUESTED]: 5,
  [ClaimStatus.REVERSED]: 6,
  [ClaimStatus.PATIENT_RESPONSIBILITY]: 6,
  [ClaimStatus.PAID]: 6,
  [ClaimStatus.PARTLY_PAID]: 6,
  [ClaimStatus.DENIED]: 6,
  [ClaimStatus.APPEALED]: 7,
  [ClaimStatus.CLOSED]: 7,
};

export const rejectedStatuses: ReadonlySet<ClaimStatus> = new Set([
  ClaimStatus.FILE_REJECTED,
  ClaimStatus.CLEARINGHOUSE_REJECTED,
  ClaimStatus.PAYER_REJECTED,
]);

export const isInOffice = (status: ClaimStatus): boolean => phaseOf[status] === 0;

/** Decided by the payer. */
export const isAdjudicated = (status: ClaimStatus): boolean => phaseOf[status] === 6;
