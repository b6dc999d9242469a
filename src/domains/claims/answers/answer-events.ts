import { ClaimEventKind, ClaimEventSource, ClaimStatus } from '../../../generated/models.ts';
import type { ClaimRow } from '../claim.entity.ts';
import { submittedKey } from '../files/transport/mark-sent.ts';
import type { NewClaimEvent } from '../status/record-claim-events.ts';

/** An answer to a claim that is locked, as it is to be recorded. */
export interface AnswerEvent extends Omit<NewClaimEvent, 'reports' | 'saidAt'> {
  versionNumber: number;
  reports: ClaimStatus | null;
  saidAt: Date;
}

/** The events of answers. The first answer to a claim that waits to be sent proves that it was. */
export function answerEvents(answers: readonly AnswerEvent[]): NewClaimEvent[] {
  const submitted = new Set<ClaimRow>();
  return answers.flatMap(({ reports, ...answer }) => {
    const { claim, versionNumber } = answer;
    const isQueued = claim.status === ClaimStatus.QUEUED && versionNumber === claim.versionNumber;
    const isFirst = isQueued && !submitted.has(claim);
    if (isFirst) submitted.add(claim);
    return [...(isFirst ? [submission(claim)] : []), { ...answer, ...(reports && { reports }) }];
  });
}

function submission(claim: ClaimRow): NewClaimEvent {
  return {
    ...{ claim, kind: ClaimEventKind.SUBMITTED, source: ClaimEventSource.SYSTEM, reports: ClaimStatus.SUBMITTED },
    versionNumber: claim.versionNumber,
    text: 'An answer names its file.',
    answerKey: submittedKey(claim.versionNumber),
  };
}
