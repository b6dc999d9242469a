import { ClaimEventKind, ClaimEventSource, ClaimStatus } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import type { ClaimRow } from '../claim.entity.ts';
import { type BuiltSnapshot, builtSnapshot } from '../snapshot/build-snapshots.ts';
import { findClaimSources } from '../snapshot/find-claim-sources.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import { findFacts } from './find-facts.ts';
import { insertRuns, type NewRun } from './insert-runs.ts';
import { keptFindings } from './kept-findings.ts';
import { findOverrides } from './overrides.ts';
import { scrub } from './scrub.ts';

/** Statements of a run take no more than so many claims at once. */
const atOnce = 200;

/**
 * Scrubs claims that the caller has locked: builds their snapshots, runs the edits, keeps the findings, and records the
 * outcome. Only claims in DRAFT, SCRUB_FAILED, READY and ON_HOLD may be given. Answers the snapshots by the claim's id.
 */
export async function runEdits(unit: WriteUnit, claims: readonly ClaimRow[]): Promise<Map<string, BuiltSnapshot>> {
  await unit.save();
  const built = new Map<string, BuiltSnapshot>();
  for (let from = 0; from < claims.length; from += atOnce)
    for (const [id, snapshot] of await runSome(unit, claims.slice(from, from + atOnce))) built.set(id, snapshot);
  return built;
}

async function runSome(unit: WriteUnit, claims: readonly ClaimRow[]): Promise<Map<string, BuiltSnapshot>> {
  const { db, practiceId } = unit;
  const ids = claims.map(({ id }) => id);
  const sources = await findClaimSources(db, practiceId, ids);
  const { shared, ofClaims } = await findFacts(db, practiceId, sources);
  const isOverridden = await findOverrides(db, practiceId, ids);
  const built = new Map<string, BuiltSnapshot>();
  const runs = claims.map((claim): NewRun => {
    const [source, facts] = [sources.claims.get(claim.id), ofClaims.get(claim.id)];
    if (!source || !facts) throw new Error(`Claim ${claim.id} is not there.`);
    const snapshot = builtSnapshot(source, sources.biller);
    built.set(claim.id, snapshot);
    const [found = []] = scrub([{ snapshot: snapshot.snapshot, facts }], shared);
    return { claim, sha256: snapshot.sha256, findings: keptFindings(found, snapshot.missing), isOverridden };
  });
  const outcomes = await insertRuns(unit, runs);
  await recordClaimEvents(
    unit,
    outcomes.map(({ claim, codes, isHeld, isFailed }) => ({
      ...{ claim, kind: ClaimEventKind.SCRUBBED, source: ClaimEventSource.SYSTEM, codes },
      reports: isHeld ? ClaimStatus.ON_HOLD : isFailed ? ClaimStatus.SCRUB_FAILED : ClaimStatus.READY,
    })),
  );
  return built;
}
