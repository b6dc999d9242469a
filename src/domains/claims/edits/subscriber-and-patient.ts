import type { ProfessionalClaim } from '../../../edi/claim/professional-claim.ts';
import { edit, type Found } from '../scrub/edit.ts';

/** PAT01 of a professional claim. */
const relationships = ['01', '19', '20', '21', '39', '40', '53', 'G8'];

export const subscriberAndPatient = edit({
  id: 'subscriber-and-patient',
  number: 10,
  title: 'Subscriber and patient do not fit',
  description:
    'A subscriber who is the patient has address, birth date and sex, and no dependent is named. A dependent has a relationship to the subscriber and demographics of their own.',
  severity: 'ERROR',
  isOverridable: false,
  needs: [],
  check({ patient, subscriber }: ProfessionalClaim) {
    const found = (path: string[], facts: Found['facts'], fix: string): Found[] => [{ path, facts, fix }];
    if (!patient && !subscriber.demographics)
      return found(['subscriber', 'demographics'], {}, 'Open the patient and enter address, birth date and sex.');
    if (!patient) return [];
    const { relationship } = patient;
    const path = ['patient', 'relationship'];
    if (relationship === '18')
      return found(path, { relationship }, 'Open the coverage: the patient is the subscriber. Name no other one.');
    if (!relationships.includes(relationship))
      return found(
        path,
        { relationship },
        'Open the coverage and choose how the patient is related to the subscriber.',
      );
    if (!subscriber.demographics) return [];
    const fix = 'Open the coverage and say who is the subscriber: only the patient’s demographics are sent.';
    return found(['subscriber', 'demographics'], { relationship }, fix);
  },
});
