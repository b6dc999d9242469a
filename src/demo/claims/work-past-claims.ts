import { beginVersion } from '../../domains/claims/corrections/begin-version.ts';
import { runEdits } from '../../domains/claims/scrub/run-edits.ts';
import { recordClaimEvents } from '../../domains/claims/status/record-claim-events.ts';
import { ownEvent } from '../../domains/claims/work/change-claim.ts';
import { ClaimEventKind, ClaimStatus } from '../../generated/models.ts';
import type { DemoPast } from './demo-past.ts';
import { findClaims } from './send-past-file.ts';

interface OfficeAct {
  claimId: string;
  billerId: string;
  at: Date;
  reason: string;
}

const acts = {
  hold: [ClaimEventKind.HELD, ClaimStatus.ON_HOLD],
  appeal: [ClaimEventKind.APPEALED, ClaimStatus.APPEALED],
  close: [ClaimEventKind.CLOSED, ClaimStatus.CLOSED],
} as const;

/** The biller's decision about a claim. */
export function decidePastClaim(
  past: DemoPast,
  act: keyof typeof acts,
  { claimId, billerId, at, reason }: OfficeAct,
): Promise<void> {
  const [kind, reports] = acts[act];
  return past.at(at, billerId, async (unit) => {
    const claims = await findClaims(unit, [claimId]);
    await recordClaimEvents(
      unit,
      claims.map((claim) => ownEvent(unit, claim, kind, { reports, text: reason })),
    );
  });
}

/** A new version of a rejected claim, scrubbed and ready for the next file. */
export function correctPastClaim(past: DemoPast, { claimId, billerId, at, reason }: OfficeAct): Promise<void> {
  return past.at(at, billerId, async (unit) => {
    const claims = await findClaims(unit, [claimId]);
    for (const claim of claims) beginVersion(claim, '1');
    const corrected = { reports: ClaimStatus.DRAFT, text: reason };
    await recordClaimEvents(
      unit,
      claims.map((claim) => ownEvent(unit, claim, ClaimEventKind.CORRECTED, corrected)),
    );
    await runEdits(unit, claims);
  });
}
