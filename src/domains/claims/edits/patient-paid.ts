import { edit, type Found } from '../scrub/edit.ts';

export const patientPaid = edit({
  id: 'patient-paid',
  number: 48,
  title: 'Patient’s payment does not fit',
  description: 'The claim says what the desk collected for the visit, and it is not more than the total.',
  severity: 'WARNING',
  isOverridable: true,
  needs: ['collected'],
  check({ patientPaid: paid, total }, { collected }) {
    const found = (fix: string): Found[] => [{ path: ['patientPaid'], facts: { paid, collected, total }, fix }];
    if (paid !== null && (paid < 0 || paid > total))
      return found('Open the payments of the visit: the patient paid more than the claim costs.');
    if (collected === null || collected === (paid ?? 0)) return [];
    return found('Open the payments of the visit and allocate what was collected to this claim.');
  },
});
