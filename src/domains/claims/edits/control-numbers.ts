import { edit, type Found } from '../scrub/edit.ts';

const claimForm = /^[A-Z0-9]{1,20}$/;
/** Some payers cut off longer numbers. */
const safeLength = 17;
const lineForm = /^[A-Z0-9]{1,30}$/;

export const controlNumbers = edit({
  id: 'control-numbers',
  number: 43,
  title: 'Control number is unsafe',
  description: `The claim's number has at most 20 letters and digits and is no other claim's; more than ${safeLength} is a warning. Lines have numbers of at most 30 letters and digits, each once.`,
  severity: 'ERROR',
  isOverridable: false,
  needs: ['isControlNumberTaken'],
  check({ patientControlNumber, lines }, { isControlNumberTaken }) {
    const found: Found[] = [];
    const path = ['patientControlNumber'];
    const facts = { patientControlNumber };
    if (!claimForm.test(patientControlNumber) || isControlNumberTaken)
      found.push({ path, facts, fix: 'Give the claim another control number: answers would not find this one.' });
    else if (patientControlNumber.length > safeLength)
      found.push({ path, facts, severity: 'WARNING', fix: `Give claims numbers of at most ${safeLength} characters.` });
    const numbers = lines.map(({ controlNumber }) => controlNumber);
    for (const [index, controlNumber] of numbers.entries()) {
      if (lineForm.test(controlNumber) && numbers.indexOf(controlNumber) === index) continue;
      const fix = 'Give the line another control number: remittances would not find this one.';
      found.push({ path: ['lines', index, 'controlNumber'], facts: { controlNumber }, fix });
    }
    return found;
  },
});
