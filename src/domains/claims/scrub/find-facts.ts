import type { Reader } from '../../../database/sql/reader.ts';
import type { ClaimSources } from '../snapshot/find-claim-sources.ts';
import type { ClaimFacts } from './claim-facts.ts';
import { codesOf } from './codes-at-hand.ts';
import { factsOfClaim } from './facts-of-claim.ts';
import { findCodeFacts } from './find-code-facts.ts';
import { findCoverages } from './find-coverages.ts';
import { findEditLimits } from './find-edit-limits.ts';
import { findEditSettings } from './find-edit-settings.ts';
import { findHistory } from './find-history.ts';
import { findPayerFacts } from './find-payer-facts.ts';
import { findRegisteredProviders } from './find-registered-providers.ts';
import { findReleases } from './find-releases.ts';
import type { SharedFacts } from './scrub-facts.ts';

export interface FoundFacts {
  shared: SharedFacts;
  /** By the claim's id. */
  ofClaims: ReadonlyMap<string, ClaimFacts>;
}

/** Facts about claims, in at most eleven statements for any number of them. */
export async function findFacts(db: Reader, practiceId: string, sources: ClaimSources): Promise<FoundFacts> {
  const { today, claims: byId } = sources;
  const claims = [...byId.values()];
  const codes = codesOf(claims);
  const releases = await findReleases(db, practiceId);
  const shared: SharedFacts = {
    today,
    ...(await findCodeFacts(db, practiceId, codes, releases)),
    ...(await findEditLimits(db, codes, releases)),
    registeredProviders: await findRegisteredProviders(db, sources, releases),
    ...{ taxonomyCodes: null, adjustmentReasons: null, remarkCodes: null },
  };
  const coverages = await findCoverages(db, practiceId, claims);
  const history = await findHistory(db, practiceId, claims);
  const payers = await findPayerFacts(db, practiceId, claims);
  const settings = await findEditSettings(db, practiceId, claims);
  const ofClaims = claims.map((claim): [string, ClaimFacts] => [
    claim.id,
    factsOfClaim(claim, {
      editSettings: settings(claim.payerId),
      payer: payers.get(claim.payerId) ?? null,
      coverages: coverages.get(claim.id) ?? [],
      earlier: (history.get(claim.patientId) ?? []).filter(
        // Another claim of the same part of a visit asks another payer for the same services.
        ({ visitId, part }) => visitId !== claim.visitId || part !== claim.part,
      ),
    }),
  ]);
  return { shared, ofClaims: new Map(ofClaims) };
}
