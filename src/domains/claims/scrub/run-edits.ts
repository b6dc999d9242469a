import { ClaimEventKind, ClaimEventSource, ClaimStatus } from '../../../generated/models.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import type { ClaimRow } from '../claim.entity.ts';
import { findRules } from '../rules/find-rules.ts';
import { ruleFindings } from '../rules/rule-findings.ts';
import { type BuiltSnapshot, builtSnapshot } from '../snapshot/build-snapshots.ts';
import { findClaimSources } from '../snapshot/find-claim-sources.ts';
import { recordClaimEvents } from '../status/record-claim-events.ts';
import { findFacts } from './find-facts.ts';
import { insertRuns, type NewRun } from './insert-runs.ts';
import { keptFindings } from './kept-findings.ts';
import { findLastRuns } from './last-runs.ts';
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
  for (let from = 0; from < claims.length; from += atOnce) {
    const runs = await judge(unit, claims.slice(from, from + atOnce));
    for (const { claim, built: snapshot } of runs) built.set(claim.id, snapshot);
    await keepRuns(unit, runs);
  }
  return built;
}

/** The same for at most 200 claims, of which those are left as they are that the last run found alike. */
export async function runChangedEdits(unit: WriteUnit, claims: readonly ClaimRow[]): Promise<void> {
  if (claims.length === 0) return;
  const isAsBefore = await findLastRuns(unit.db, unit.practiceId, claims);
  const runs = await judge(unit, claims);
  await keepRuns(
    unit,
    runs.filter((run) => !isAsBefore(run)),
  );
}

interface JudgedClaim extends NewRun {
  built: BuiltSnapshot;
}

async function judge({ db, practiceId }: WriteUnit, claims: readonly ClaimRow[]): Promise<JudgedClaim[]> {
  const ids = claims.map(({ id }) => id);
  const sources = await findClaimSources(db, practiceId, ids);
  const { shared, ofClaims } = await findFacts(db, practiceId, sources);
  const isOverridden = await findOverrides(db, practiceId, ids);
  const rules = await findRules(db, practiceId);
  return claims.map((claim) => {
    const [source, facts] = [sources.claims.get(claim.id), ofClaims.get(claim.id)];
    if (!source || !facts) throw new Error(`Claim ${claim.id} is not there.`);
    const built = builtSnapshot(source, sources.biller);
    const [found = []] = scrub([{ snapshot: built.snapshot, facts }], shared);
    const ofRules = ruleFindings(rules, { claim: built.snapshot, payerId: source.payerId, today: sources.today });
    const findings = [...keptFindings(found, built.missing), ...ofRules];
    return { claim, built, sha256: built.sha256, findings, isOverridden };
  });
}

async function keepRuns(unit: WriteUnit, runs: readonly JudgedClaim[]): Promise<void> {
  if (runs.length === 0) return;
  for (const { claim, built } of runs) takeLines(claim, built);
  const outcomes = await insertRuns(unit, runs);
  await recordClaimEvents(
    unit,
    outcomes.map(({ claim, codes, isHeld, isFailed }) => ({
      ...{ claim, kind: ClaimEventKind.SCRUBBED, source: ClaimEventSource.SYSTEM, codes },
      reports: isHeld ? ClaimStatus.ON_HOLD : isFailed ? ClaimStatus.SCRUB_FAILED : ClaimStatus.READY,
    })),
  );
}

/** Charges may have been corrected since the claim was made. Its deadline stays. */
function takeLines(claim: ClaimRow, { snapshot }: BuiltSnapshot): void {
  const [first] = snapshot.lines;
  if (!first) return;
  claim.totalCents = snapshot.total;
  claim.codes = [...new Set(snapshot.lines.map(({ procedure }) => procedure))];
  claim.serviceDate = snapshot.lines.reduce(
    (day, { serviceDate }) => (serviceDate < day ? serviceDate : day),
    first.serviceDate,
  );
}
