import type { ClaimLine } from '../../../edi/claim/claim-line.ts';
import type { ProfessionalClaim } from '../../../edi/claim/professional-claim.ts';
import { edit } from '../scrub/edit.ts';
import { hasModifier, repeatModifiers } from '../scrub/modifier-sets.ts';
import { lastDay, providerOf } from '../scrub/service-lines.ts';

export const duplicateLine = edit({
  id: 'duplicate-line',
  number: 32,
  title: 'Line is there twice',
  description:
    'No two lines have the same procedure, modifiers, days, units and provider, unless one says that it repeats the other (76, 77, 91, 59 or X).',
  severity: 'ERROR',
  isOverridable: true,
  needs: [],
  check: (claim) =>
    claim.lines.flatMap((line, index) => {
      const first = claim.lines.findIndex((each) => isAlike(claim, each, line));
      if (first >= index || hasModifier(line, repeatModifiers)) return [];
      const fix = 'Open the charges: void one of them, or add 76 or 77 if the procedure was repeated.';
      return [{ path: ['lines', index], facts: { procedure: line.procedure, sameAsLine: first + 1 }, fix }];
    }),
});

const isAlike = (claim: ProfessionalClaim, one: ClaimLine, other: ClaimLine): boolean =>
  one.procedure === other.procedure &&
  one.units === other.units &&
  one.serviceDate === other.serviceDate &&
  lastDay(one) === lastDay(other) &&
  providerOf(claim, one) === providerOf(claim, other) &&
  one.modifiers.toSorted().join() === other.modifiers.toSorted().join();
