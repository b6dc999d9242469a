import { ClaimExpectation, ClaimQueue, ClaimStatus } from '../../../generated/models.ts';

interface ClaimToPlace {
  status: ClaimStatus;
  isOverdue: boolean;
  isContradictory: boolean;
  snoozedUntil?: string | null | undefined;
}

/** The worklist of a claim. One that is put off waits, whatever its status. */
export function queueOf({ status, isOverdue, isContradictory, snoozedUntil }: ClaimToPlace): ClaimQueue {
  if (snoozedUntil) return ClaimQueue.WAITING;
  if (isContradictory) return ClaimQueue.CONTRADICTORY;
  const queue = queues[status];
  return isOverdue && queue === ClaimQueue.WAITING ? ClaimQueue.SILENT : queue;
}

const queues: Readonly<Record<ClaimStatus, ClaimQueue>> = {
  [ClaimStatus.DRAFT]: ClaimQueue.TO_FIX,
  [ClaimStatus.SCRUB_FAILED]: ClaimQueue.TO_FIX,
  [ClaimStatus.ON_HOLD]: ClaimQueue.ON_HOLD,
  [ClaimStatus.READY]: ClaimQueue.TO_SEND,
  [ClaimStatus.QUEUED]: ClaimQueue.WAITING,
  [ClaimStatus.SUBMITTED]: ClaimQueue.WAITING,
  [ClaimStatus.FILE_ACCEPTED]: ClaimQueue.WAITING,
  [ClaimStatus.FILE_REJECTED]: ClaimQueue.REJECTED,
  [ClaimStatus.CLEARINGHOUSE_ACCEPTED]: ClaimQueue.WAITING,
  [ClaimStatus.CLEARINGHOUSE_REJECTED]: ClaimQueue.REJECTED,
  [ClaimStatus.PAYER_ACCEPTED]: ClaimQueue.WAITING,
  [ClaimStatus.PAYER_REJECTED]: ClaimQueue.REJECTED,
  [ClaimStatus.PENDING]: ClaimQueue.WAITING,
  [ClaimStatus.INFO_REQUESTED]: ClaimQueue.INFO_REQUESTED,
  [ClaimStatus.NOT_FOUND]: ClaimQueue.SILENT,
  [ClaimStatus.PAID]: ClaimQueue.DONE,
  [ClaimStatus.PARTLY_PAID]: ClaimQueue.DENIED,
  [ClaimStatus.DENIED]: ClaimQueue.DENIED,
  [ClaimStatus.PATIENT_RESPONSIBILITY]: ClaimQueue.DONE,
  [ClaimStatus.REVERSED]: ClaimQueue.WAITING,
  [ClaimStatus.APPEALED]: ClaimQueue.WAITING,
  [ClaimStatus.CLOSED]: ClaimQueue.DONE,
};

/** The answer that is waited for at each status; null where none is. */
export const expectationAt: Readonly<Record<ClaimStatus, ClaimExpectation | null>> = {
  [ClaimStatus.DRAFT]: null,
  [ClaimStatus.SCRUB_FAILED]: null,
  [ClaimStatus.ON_HOLD]: null,
  [ClaimStatus.READY]: null,
  [ClaimStatus.QUEUED]: ClaimExpectation.FILE_ANSWER,
  [ClaimStatus.SUBMITTED]: ClaimExpectation.FILE_ANSWER,
  [ClaimStatus.FILE_ACCEPTED]: ClaimExpectation.CLAIM_ANSWER,
  [ClaimStatus.FILE_REJECTED]: null,
  [ClaimStatus.CLEARINGHOUSE_ACCEPTED]: ClaimExpectation.CLAIM_ANSWER,
  [ClaimStatus.CLEARINGHOUSE_REJECTED]: null,
  [ClaimStatus.PAYER_ACCEPTED]: ClaimExpectation.ADJUDICATION,
  [ClaimStatus.PAYER_REJECTED]: null,
  [ClaimStatus.PENDING]: ClaimExpectation.ADJUDICATION,
  [ClaimStatus.INFO_REQUESTED]: ClaimExpectation.INFO_REPLY,
  [ClaimStatus.NOT_FOUND]: null,
  [ClaimStatus.PAID]: null,
  [ClaimStatus.PARTLY_PAID]: null,
  [ClaimStatus.DENIED]: null,
  [ClaimStatus.PATIENT_RESPONSIBILITY]: null,
  [ClaimStatus.REVERSED]: ClaimExpectation.ADJUDICATION,
  [ClaimStatus.APPEALED]: ClaimExpectation.ADJUDICATION,
  [ClaimStatus.CLOSED]: null,
};
