import type { ClaimLine } from '../../../edi/claim/claim-line.ts';
import type { ProfessionalClaim } from '../../../edi/claim/professional-claim.ts';
import { edit } from '../scrub/edit.ts';
import { hasModifier, repeatModifiers } from '../scrub/modifier-sets.ts';
import type { SharedFacts } from '../scrub/scrub-facts.ts';
import { isSameSession, placeOf } from '../scrub/service-lines.ts';
import { isVisit } from '../scrub/visit-codes.ts';

type Procedures = NonNullable<SharedFacts['procedures']>;

/** Places whose equipment is paid to the facility. */
const facilities = new Set(['19', '21', '22', '23', '24', '31', '51', '52', '61']);
const visitModifiers = new Set(['25', '57']);

export const modifierRelations = edit({
  id: 'modifier-relations',
  number: 25,
  title: 'Modifier is missing or contradicts',
  description:
    'A visit on the day of a procedure has 25, or 57 before major surgery. A repeated procedure has 76 or 77. A line has not both 50 and a side, nor both 26 and TC; TC is not billed from a facility.',
  severity: 'WARNING',
  isOverridable: true,
  needs: ['procedures'],
  check: (claim, { procedures }) =>
    claim.lines.flatMap((line, index) => {
      const fix =
        (procedures && visitFault(claim, line, procedures)) ?? repeatFault(claim, index) ?? lineFault(claim, line);
      if (!fix) return [];
      const { procedure, modifiers } = line;
      return [{ path: ['lines', index, 'modifiers'], facts: { procedure, modifiers }, fix }];
    }),
});

function visitFault(claim: ProfessionalClaim, line: ClaimLine, procedures: Procedures): string | null {
  if (!isVisit(line.procedure) || hasModifier(line, visitModifiers)) return null;
  const daysOf = ({ procedure }: ClaimLine) => procedures.get(procedure)?.globalDays ?? '';
  const other = claim.lines.find(
    (each) => each !== line && /^0[019]0$/.test(daysOf(each)) && isSameSession(claim, line, each),
  );
  if (!other) return null;
  const modifier = daysOf(other) === '090' ? '57 (or 25)' : '25';
  return `Open the charge: add ${modifier} if the visit was separate from ${other.procedure}, or void it.`;
}

function repeatFault(claim: ProfessionalClaim, index: number): string | null {
  const line = claim.lines[index];
  if (!line || hasModifier(line, repeatModifiers)) return null;
  const isRepeated = claim.lines.slice(0, index).some(
    (earlier) =>
      earlier.procedure === line.procedure &&
      // Lines that are alike in all are duplicates, and an error of their own.
      earlier.units !== line.units &&
      earlier.modifiers.join() === line.modifiers.join() &&
      isSameSession(claim, earlier, line),
  );
  return isRepeated ? 'Open the charges: add up the units in one line, or add 76 or 77 to the repeated one.' : null;
}

function lineFault(claim: ProfessionalClaim, line: ClaimLine): string | null {
  const has = (modifier: string) => line.modifiers.includes(modifier);
  if (has('50') && (has('LT') || has('RT'))) return 'Open the charge: keep 50 for both sides, or LT or RT for one.';
  if (has('26') && has('TC')) return 'Open the charge: remove 26 and TC if the practice did both parts.';
  if (has('TC') && facilities.has(placeOf(claim, line)))
    return 'Open the charge: bill the professional part with 26, as the facility bills the technical one.';
  return null;
}
