import type { CoverageFacts } from '../scrub/claim-facts.ts';
import { edit } from '../scrub/edit.ts';

/** SBR01 by rank. */
const responsibilities = 'PSTABCDEFGH';

export const coverageOrder = edit({
  id: 'coverage-order',
  number: 13,
  title: 'Coverages are out of order',
  description:
    'The patient has exactly one primary coverage, and ranks have no gap. A later payer is billed once every earlier one has decided and has not forwarded the claim itself.',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['coverages'],
  check({ subscriber: { responsibility } }, { coverages }) {
    const rank = responsibilities.indexOf(responsibility) + 1;
    const fix =
      responsibility.length !== 1 || rank === 0
        ? 'Open the coverage and choose its rank.'
        : coverages && faultOf(coverages, rank);
    if (!fix) return [];
    const ranks = coverages?.map((coverage) => coverage.rank) ?? [];
    return [{ path: ['subscriber', 'responsibility'], facts: { responsibility, ranks }, fix }];
  },
});

function faultOf(coverages: readonly CoverageFacts[], rank: number): string | null {
  const ranks = coverages.map((coverage) => coverage.rank).sort((a, b) => a - b);
  if (ranks.filter((each) => each === 1).length !== 1)
    return 'Open the coverages of the patient and make exactly one of them primary.';
  if (ranks.some((each, place) => each !== place + 1))
    return 'Open the coverages of the patient and give them ranks without a gap.';
  if (rank > ranks.length) return 'Open the coverages of the patient: the patient has no coverage of this rank.';
  const earlier = coverages.filter((coverage) => coverage.rank < rank);
  if (earlier.some(({ state }) => state === 'NOT_BILLED' || state === 'PENDING'))
    return 'Send the claim to the earlier payer first, and wait for the remittance.';
  if (earlier.some(({ state }) => state === 'CROSSED_OVER'))
    return 'Close this claim: the earlier payer has forwarded it. Await the remittance.';
  return null;
}
