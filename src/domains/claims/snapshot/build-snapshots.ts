import type { Reader } from '../../../database/sql/reader.ts';
import type { ProfessionalClaim } from '../../../edi/claim/professional-claim.ts';
import { sha256Of } from './canonical-json.ts';
import type { BillerSource, ClaimSource } from './claim-source.ts';
import { findClaimSources } from './find-claim-sources.ts';
import { type MissingFact, missingFacts } from './missing-facts.ts';
import { snapshotOf } from './snapshot-of.ts';

/** A claim as it would be sent now. */
export interface BuiltSnapshot {
  snapshot: ProfessionalClaim;
  /** Of the snapshot as canonical JSON. */
  sha256: string;
  /** The clearinghouse that reaches the payer; null where the payer has no route for claims. */
  clearinghouseId: string | null;
  missing: readonly MissingFact[];
}

/** Snapshots by the claim's id, in at most eight statements for any number of claims. */
export async function buildSnapshots(
  db: Reader,
  practiceId: string,
  claimIds: readonly string[],
): Promise<Map<string, BuiltSnapshot>> {
  const { biller, claims } = await findClaimSources(db, practiceId, claimIds);
  return new Map([...claims].map(([id, claim]) => [id, builtSnapshot(claim, biller)]));
}

export function builtSnapshot(claim: ClaimSource, biller: BillerSource): BuiltSnapshot {
  const snapshot = snapshotOf(claim, biller);
  return {
    ...{ snapshot, sha256: sha256Of(snapshot), clearinghouseId: claim.clearinghouseId },
    missing: missingFacts(claim, biller),
  };
}
