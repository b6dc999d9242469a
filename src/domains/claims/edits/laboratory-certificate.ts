import { hasText } from '../../../edi/values/basic-text.ts';
import { edit, type Found } from '../scrub/edit.ts';

const form = /^\d{2}D\d{7}$/;

export const laboratoryCertificate = edit({
  id: 'laboratory-certificate',
  number: 39,
  title: 'CLIA number or QW is missing',
  description:
    'A laboratory test names the CLIA certificate: two digits, D, seven digits. A waived test has QW where the list of waived tests says so, and no other test has it.',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['procedures'],
  check(claim, { procedures }) {
    const found: Found[] = [];
    const checkForm = (cliaNumber: string | null, path: Found['path'], place: string) => {
      if (!hasText(cliaNumber) || form.test(cliaNumber)) return;
      found.push({ path, facts: { cliaNumber }, fix: `Open the ${place} and correct the CLIA number: 12D3456789.` });
    };
    checkForm(claim.cliaNumber, ['cliaNumber'], 'site');
    for (const [index, { cliaNumber, procedure, modifiers }] of claim.lines.entries()) {
      const path = ['lines', index, 'cliaNumber'];
      checkForm(cliaNumber, path, 'charge');
      const clia = procedures?.get(procedure)?.clia ?? null;
      if (clia === null) continue;
      const facts = { procedure, modifiers };
      if (clia !== 'NOT_NEEDED' && !hasText(cliaNumber) && !hasText(claim.cliaNumber))
        found.push({ path, facts, fix: 'Open the site and enter the number of its CLIA certificate.' });
      if ((clia === 'WAIVED_WITH_QW') === modifiers.includes('QW')) continue;
      const fix = clia === 'WAIVED_WITH_QW' ? 'Open the charge and add QW.' : 'Open the charge and remove QW.';
      found.push({ path: ['lines', index, 'modifiers'], facts, fix });
    }
    return found;
  },
});
