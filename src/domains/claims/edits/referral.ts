import { hasText } from '../../../edi/values/basic-text.ts';
import { edit, type Found } from '../scrub/edit.ts';

export const referral = edit({
  id: 'referral',
  number: 36,
  title: 'Referral is missing, or does not name its provider',
  description:
    'A claim to a plan that needs a referral has its number. A referral number comes with the provider who referred: a person, and another than the one who did the service.',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['needsReferral'],
  check({ referralNumber, referringProvider, renderingProvider, lines }, { needsReferral }) {
    const numbers = [referralNumber, ...lines.map((line) => line.referralNumber)].filter(hasText);
    const found: Found[] = [];
    if (needsReferral && numbers.length === 0)
      found.push({
        path: ['referralNumber'],
        facts: { referralNumber },
        fix: 'Open the authorizations and record the referral that the plan needs, for the days of service.',
      });
    if (!referringProvider) {
      if (numbers.length === 0) return found;
      const fix = 'Open the referral and name the provider who referred the patient.';
      return [{ path: ['referringProvider'], facts: { referralNumber: numbers }, fix }];
    }
    const { npi, name } = referringProvider;
    if (name.kind === 'ORGANIZATION')
      found.push({
        path: ['referringProvider', 'name'],
        facts: { name: name.name },
        fix: 'Open the referral and name the person who referred the patient, not the organization.',
      });
    if (npi !== null && npi === renderingProvider?.npi)
      found.push({
        path: ['referringProvider', 'npi'],
        facts: { npi },
        fix: 'Open the referral: a provider cannot refer to themselves. Name the other one, or remove the referral.',
      });
    return found;
  },
});
