import { edit } from '../scrub/edit.ts';
import { placeOf } from '../scrub/service-lines.ts';

const telehealthPlaces = ['02', '10'];

export const telehealth = edit({
  id: 'telehealth',
  number: 26,
  title: 'Telehealth is half said',
  description:
    'A line in place 02 or 10 has a modifier that the payer asks for; a line with 93 or 95 has place 02 or 10.',
  severity: 'WARNING',
  isOverridable: true,
  needs: ['payer'],
  check: (claim, { payer }) =>
    claim.lines.flatMap((line, index) => {
      const { modifiers } = line;
      const place = placeOf(claim, line);
      const isRemote = telehealthPlaces.includes(place);
      const wanted = payer?.telehealthModifiers ?? [];
      const facts = { placeOfService: place, modifiers, wanted };
      if (isRemote && wanted.length > 0 && !modifiers.some((modifier) => wanted.includes(modifier))) {
        const fix = `Open the charge and add the modifier of telehealth: ${wanted.join(' or ')}.`;
        return [{ path: ['lines', index, 'modifiers'], facts, fix }];
      }
      if (isRemote || !modifiers.some((modifier) => modifier === '93' || modifier === '95')) return [];
      const fix = 'Open the charge: choose place 10 (at home) or 02 (elsewhere), or remove the modifier.';
      return [{ path: ['lines', index, 'placeOfService'], facts, fix }];
    }),
});
