import { edit, type Found } from '../scrub/edit.ts';

const medicare = ['MA', 'MB'];
/** SBR05: why another payer comes before Medicare. */
const reasons = ['12', '13', '14', '15', '16', '41', '42', '43', '47'];

export const medicareSecondary = edit({
  id: 'medicare-secondary',
  number: 46,
  title: 'Medicare is secondary without a reason',
  description:
    'A claim to Medicare that is not primary says why, and no other claim does. Medicare Part B is only one of the payers.',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['coverages'],
  check({ subscriber }, { coverages }) {
    const { filingCode, responsibility, insuranceType } = subscriber;
    const facts = { filingCode, responsibility, insuranceType };
    const isSecondary = filingCode !== null && medicare.includes(filingCode) && responsibility !== 'P';
    const found: Found[] = [];
    if (isSecondary && !(insuranceType && reasons.includes(insuranceType)))
      found.push({
        path: ['subscriber', 'insuranceType'],
        facts,
        fix: 'Open the coverage and choose why Medicare pays second: employment, disability, accident and so on.',
      });
    if (!isSecondary && insuranceType)
      found.push({
        path: ['subscriber', 'insuranceType'],
        facts,
        fix: 'Open the coverage and remove the reason: Medicare is not the second payer of this claim.',
      });
    const payers = coverages?.filter((coverage) => coverage.filingCode === 'MB').length ?? 0;
    if (payers > 1)
      found.push({
        path: ['subscriber', 'filingCode'],
        facts: { ...facts, coverages: payers },
        fix: 'Open the coverages of the patient and end one: two of them are Medicare Part B.',
      });
    return found;
  },
});
