import { isWithin } from '../scrub/code-facts.ts';
import { edit, type Found } from '../scrub/edit.ts';
import { serviceDates } from '../scrub/service-lines.ts';

export const diagnosisValid = edit({
  id: 'diagnosis-valid',
  number: 17,
  title: 'Diagnosis is not billable on the day of service',
  description: 'The diagnosis is in the release of ICD-10-CM that holds on the day of service, and is billable there.',
  severity: 'ERROR',
  isOverridable: true,
  needs: ['diagnoses'],
  check(claim, { diagnoses }) {
    if (!diagnoses) return [];
    const days = serviceDates(claim);
    return claim.diagnoses.flatMap((diagnosis, index): Found[] => {
      const periods = diagnoses.get(diagnosis)?.periods ?? [];
      for (const serviceDate of days) {
        const period = periods.find((each) => isWithin(each, serviceDate));
        if (period?.isBillable) continue;
        const fix = period
          ? 'Open the coding and choose a more specific diagnosis: this one is a heading.'
          : 'Open the coding and choose a diagnosis that is valid on the day of service.';
        return [
          { path: ['diagnoses', index], facts: { diagnosis, serviceDate, isHeading: period !== undefined }, fix },
        ];
      }
      return [];
    });
  },
});
