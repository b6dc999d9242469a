import { edit, type Found } from '../scrub/edit.ts';

const most = 12;
const form = /^[A-Z]\d[0-9AB][0-9A-Z]{0,4}$/;

export const diagnosisList = edit({
  id: 'diagnosis-list',
  number: 16,
  title: 'Diagnoses are missing, repeated or malformed',
  description: `A claim has 1 to ${most} diagnoses, each once, in the form of ICD-10-CM without a dot.`,
  severity: 'ERROR',
  isOverridable: false,
  needs: [],
  check({ diagnoses }) {
    const found: Found[] = [];
    const count = diagnoses.length;
    if (count === 0)
      found.push({ path: ['diagnoses'], facts: { count }, fix: 'Open the coding and add the diagnosis of the visit.' });
    if (count > most)
      found.push({ path: ['diagnoses'], facts: { count }, fix: 'Split the claim: move lines with their diagnoses.' });
    for (const [index, diagnosis] of diagnoses.entries()) {
      const at = { path: ['diagnoses', index], facts: { diagnosis } };
      if (!form.test(diagnosis))
        found.push({ ...at, fix: 'Open the coding and correct the diagnosis: no dot, 3 to 7.' });
      if (diagnoses.indexOf(diagnosis) < index)
        found.push({ ...at, fix: 'Open the coding and remove the diagnosis that is there twice.' });
    }
    return found;
  },
});
