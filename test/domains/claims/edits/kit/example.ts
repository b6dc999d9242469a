import type { ScrubFacts } from '../../../../../src/domains/claims/scrub/scrub-facts.ts';
import type { ClaimLine } from '../../../../../src/edi/claim/claim-line.ts';
import type { ProfessionalClaim } from '../../../../../src/edi/claim/professional-claim.ts';
import { aClaim, aLine } from '../../../../edi/kit/a-claim.ts';

/** A change of the usual claim and of the facts about it, with what one edit finds: `ERROR lines.0.units`. */
export interface Example {
  name: string;
  claim: ProfessionalClaim;
  facts: Partial<ScrubFacts>;
  findings: readonly string[];
}

export const finds = (
  name: string,
  changes: Partial<ProfessionalClaim>,
  facts: Partial<ScrubFacts>,
  ...findings: string[]
): Example => ({ name, claim: aClaim(changes), facts, findings });

export const passes = (
  name: string,
  changes: Partial<ProfessionalClaim> = {},
  facts: Partial<ScrubFacts> = {},
): Example => finds(name, changes, facts);

/** The lines of a claim with their numbers and their total. */
export function withLines(...changes: Partial<ClaimLine>[]): Pick<ProfessionalClaim, 'lines' | 'total'> {
  const lines = changes.map((each, index) => aLine({ controlNumber: `L${index + 1}`, ...each }));
  return { lines, total: lines.reduce((sum, { charge }) => sum + charge, 0) };
}

export type Examples = Readonly<Record<string, readonly Example[]>>;
