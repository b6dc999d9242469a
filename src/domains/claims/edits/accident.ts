import { edit, type Found } from '../scrub/edit.ts';

export const accident = edit({
  id: 'accident',
  number: 41,
  title: 'Accident is half said',
  description:
    'An accident has its date, an automobile accident its state too. A claim to workers’ compensation is about an accident or illness at work, and has the claim number and the employer.',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['workersCompensation'],
  check(claim, { workersCompensation }) {
    const found: Found[] = [];
    const causes = claim.accident?.causes ?? [];
    if (claim.accident && causes.length === 0)
      found.push({
        path: ['accident', 'causes'],
        facts: {},
        fix: 'Open the claim and enter the cause of the accident.',
      });
    if (claim.accident && !claim.accident.date)
      found.push({
        path: ['accident', 'date'],
        facts: { causes },
        fix: 'Open the claim and enter the day of the accident.',
      });
    if (causes.includes('AA') && !claim.accident?.state)
      found.push({ path: ['accident', 'state'], facts: { causes }, fix: 'Open the claim and enter the state.' });
    if (claim.subscriber.filingCode !== 'WC') return found;
    if (!causes.includes('EM'))
      found.push({
        path: claim.accident ? ['accident', 'causes'] : ['accident'],
        facts: { filingCode: 'WC', causes },
        fix: 'Open the claim and enter the accident at work, or choose the patient’s own coverage.',
      });
    if (workersCompensation && !(workersCompensation.claimNumber && workersCompensation.employer))
      found.push({
        path: ['subscriber'],
        facts: { ...workersCompensation },
        fix: 'Open the coverage and enter the number of the compensation claim and the employer.',
      });
    return found;
  },
});
