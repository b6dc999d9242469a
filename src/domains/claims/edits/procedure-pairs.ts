import type { ClaimLine } from '../../../edi/claim/claim-line.ts';
import type { ProfessionalClaim } from '../../../edi/claim/professional-claim.ts';
import type { Path } from '../../../edi/writing/field.ts';
import { isWithin } from '../scrub/code-facts.ts';
import { edit, type Found } from '../scrub/edit.ts';
import { bypassModifiers, hasModifier } from '../scrub/modifier-sets.ts';
import type { SharedFacts } from '../scrub/scrub-facts.ts';
import { isSameSession } from '../scrub/service-lines.ts';

type Pairs = NonNullable<SharedFacts['ptpPairs']>;

export const procedurePairs = edit({
  id: 'procedure-pairs',
  number: 30,
  title: 'Procedures are not paid together',
  description:
    'NCCI pays only the first of two procedures of one day and provider: with indicator 0 always, with indicator 1 unless a modifier says that they were distinct (a warning).',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['ptpPairs'],
  check: (claim, { ptpPairs }) =>
    ptpPairs
      ? claim.lines.flatMap((first) =>
          claim.lines.flatMap((second, index) => findingsOf(claim, ptpPairs, [first, second], ['lines', index])),
        )
      : [],
});

function findingsOf(
  claim: ProfessionalClaim,
  pairs: Pairs,
  [first, second]: readonly [ClaimLine, ClaimLine],
  path: Path,
): Found[] {
  const pair = pairs
    .get(first.procedure)
    ?.get(second.procedure)
    ?.find((each) => isWithin(each, second.serviceDate));
  if (first === second || !pair || pair.indicator === '9' || !isSameSession(claim, first, second)) return [];
  const { indicator } = pair;
  const facts = { column1: first.procedure, column2: second.procedure, indicator };
  if (indicator === '0') {
    const fix = `Open the charges and void ${second.procedure}: it is part of ${first.procedure}.`;
    return [{ path: [...path, 'procedure'], facts, fix }];
  }
  if (hasModifier(first, bypassModifiers) || hasModifier(second, bypassModifiers)) return [];
  const fix = `Open the charge: void ${second.procedure}, or add 59, XE, XS, XP, XU, 25, 57, LT or RT if it was distinct.`;
  return [{ path: [...path, 'modifiers'], facts, fix, severity: 'WARNING' }];
}
