import type { ClaimLine } from '../../../edi/claim/claim-line.ts';
import { isValidOn } from '../scrub/code-facts.ts';
import { edit, type Found } from '../scrub/edit.ts';
import { paymentModifiers } from '../scrub/modifier-sets.ts';
import type { SharedFacts } from '../scrub/scrub-facts.ts';

const most = 4;

export const modifierList = edit({
  id: 'modifier-list',
  number: 24,
  title: 'Modifiers are wrong or out of order',
  description: `A line has at most ${most} modifiers of two characters, each once and valid on the day of service. A modifier that changes the payment behind one that informs is a warning.`,
  severity: 'ERROR',
  isOverridable: true,
  needs: ['modifiers'],
  check: ({ lines }, { modifiers }) => lines.flatMap((line, index) => findingsOf(line, index, modifiers)),
});

function findingsOf(line: ClaimLine, index: number, known: SharedFacts['modifiers']): Found[] {
  const { modifiers, serviceDate } = line;
  const path = ['lines', index, 'modifiers'];
  const found: Found[] = [];
  if (modifiers.length > most)
    found.push({ path, facts: { modifiers }, fix: `Open the charge and keep ${most} modifiers.` });
  for (const [place, modifier] of modifiers.entries()) {
    const at = { path: [...path, place], facts: { modifier, serviceDate } };
    const isKnown = !known || isValidOn(known.get(modifier) ?? [], serviceDate);
    if (!/^[A-Z0-9]{2}$/.test(modifier) || !isKnown)
      found.push({ ...at, fix: 'Open the charge and choose a modifier that is valid on the day of service.' });
    else if (modifiers.indexOf(modifier) < place)
      found.push({ ...at, fix: 'Open the charge and remove the modifier that is there twice.' });
  }
  const informing = modifiers.findIndex((modifier) => !paymentModifiers.has(modifier));
  const late = modifiers.findIndex(
    (modifier, place) => informing >= 0 && place > informing && paymentModifiers.has(modifier),
  );
  if (late >= 0) {
    const fix = `Open the charge and move ${modifiers[late]} before ${modifiers[informing]}.`;
    found.push({ path: [...path, late], facts: { modifiers }, fix, severity: 'WARNING' });
  }
  return found;
}
