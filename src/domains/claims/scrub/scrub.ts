import type { ProfessionalClaim } from '../../../edi/claim/professional-claim.ts';
import type { ClaimFacts } from './claim-facts.ts';
import type { Edit, Finding, Severity } from './edit.ts';
import { edits } from './edits.ts';
import type { ScrubFacts, SharedFacts } from './scrub-facts.ts';

/** A claim as it would be frozen, with what is known of it. */
export interface ClaimToScrub {
  snapshot: ProfessionalClaim;
  facts: ClaimFacts;
}

/** Runs every edit over every claim; answers the findings of each claim, in its place. */
export const scrub = (claims: readonly ClaimToScrub[], shared: SharedFacts): Finding[][] =>
  claims.map(({ snapshot, facts }) => scrubClaim(snapshot, { ...shared, ...facts }));

function scrubClaim(claim: ProfessionalClaim, facts: ScrubFacts): Finding[] {
  const findings: Finding[] = [];
  for (const edit of edits) {
    const setting = settingOf(edit, facts);
    if (setting === 'OFF') continue;
    for (const found of edit.check(claim, facts)) {
      const severity = setting ?? found.severity ?? edit.severity;
      findings.push({ ...found, edit: edit.id, number: edit.number, severity });
    }
  }
  return findings;
}

/** A setting does not loosen an edit that may not be overridden. */
function settingOf({ id, isOverridable }: Edit, { editSettings }: ScrubFacts): Severity | 'OFF' | undefined {
  return isOverridable ? editSettings?.get(id) : undefined;
}
