// Records what payers decided about claims.

import type { ClaimEventKind, ClaimStatus } from '../../../generated/models.ts';
import { ClaimEventSource } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { answerEvents } from '../answers/answer-events.ts';
import { lockClaims } from '../answers/lock-claims.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';

/** A decision about one version of a claim. */
export interface Decision {
  claimId: string;
  versionNumber: number;
  adviceId: string;
  kind: Extract<ClaimEventKind, 'ADJUDICATED' | 'REVERSED'>;
  /** Null where the payer says something and decides nothing. */
  reports: ClaimStatus | null;
  codes: readonly string[];
  text: string | null;
  saidAt: Date;
  /** Names it by its contents: the same decision twice is one event. */
  answerKey: string;
  payerControlNumber: string | null;
}

/** Locks the claims in the order of their ids, and records the decisions in the given order. */
export async function adjudicate(unit: WriteUnit, decisions: readonly Decision[]): Promise<void> {
  const claims = await lockClaims(
    unit,
    decisions.map(({ claimId }) => claimId),
  );
  const events = decisions.flatMap(({ claimId, kind, ...decision }) => {
    const claim = claims.get(claimId);
    return claim ? [{ claim, kind, source: ClaimEventSource.PAYER, ...decision }] : [];
  });
  await recordClaimEvents(unit, answerEvents(events));
}
