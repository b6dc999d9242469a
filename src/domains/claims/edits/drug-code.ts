import type { ClaimLine } from '../../../edi/claim/claim-line.ts';
import { edit, type Found } from '../scrub/edit.ts';
import type { ScrubFacts } from '../scrub/scrub-facts.ts';

export const drugCode = edit({
  id: 'drug-code',
  number: 40,
  title: 'Drug is not identified',
  description:
    'A drug has its NDC of eleven digits with quantity and unit, where the payer asks for it. A drug from a single-dose container has JW for waste or JZ for none, which is a warning.',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['procedures', 'payer'],
  check: (claim, facts) => claim.lines.flatMap((line, index) => findingsOf(claim.lines, line, index, facts)),
});

function findingsOf(
  lines: readonly ClaimLine[],
  line: ClaimLine,
  index: number,
  { procedures, payer }: Pick<ScrubFacts, 'procedures' | 'payer'>,
): Found[] {
  const { procedure, drug } = line;
  const known = procedures?.get(procedure);
  const found: Found[] = [];
  const add = (path: Found['path'], fix: string, severity: 'ERROR' | 'WARNING' = 'ERROR') =>
    found.push({ path: ['lines', index, ...path], facts: { procedure, ndc: drug?.ndc ?? null }, fix, severity });
  if (drug && !/^\d{11}$/.test(drug.ndc))
    add(['drug', 'ndc'], 'Open the charge and enter the NDC with eleven digits, 5-4-2, with leading zeros.');
  if (drug && !(drug.quantity > 0)) add(['drug', 'quantity'], 'Open the charge and enter the quantity of the drug.');
  const isDrug = known?.isDrug ?? /^J\d{4}$/.test(procedure);
  if (isDrug && !drug && payer?.needsDrugCodes)
    add(['drug'], 'Open the charge and enter NDC, quantity and unit of the drug.');
  // The waste of a drug is a line of its own, with JW.
  const has = (modifier: string) =>
    lines.some((each) => each.procedure === procedure && each.modifiers.includes(modifier));
  if (line.modifiers.includes('JW') && line.modifiers.includes('JZ'))
    add(['modifiers'], 'Open the charge and keep JW if a part was discarded, or JZ if none was.');
  else if (known?.isSingleDose && !has('JW') && !has('JZ'))
    add(['modifiers'], 'Open the charge: add JZ, or a line with JW for the part that was discarded.', 'WARNING');
  return found;
}
