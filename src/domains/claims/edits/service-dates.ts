import { isDay } from '../scrub/days.ts';
import { edit } from '../scrub/edit.ts';
import { patientOf } from '../scrub/patient-of.ts';
import { lastDay } from '../scrub/service-lines.ts';

export const serviceDates = edit({
  id: 'service-dates',
  number: 14,
  title: 'Day of service is impossible',
  description: 'Days of service lie between birth and death of the patient, and not after the day of submission.',
  severity: 'ERROR',
  isOverridable: false,
  needs: ['today', 'deathDate'],
  check(claim, { today, deathDate }) {
    const birthDate = patientOf(claim)?.demographics.birthDate ?? null;
    return claim.lines.flatMap((line, index) => {
      const days = [line.serviceDate, lastDay(line)];
      const isPossible = days.every(
        (day) =>
          isDay(day) &&
          day <= today &&
          (birthDate === null || birthDate <= day) &&
          (deathDate === null || day <= deathDate),
      );
      if (isPossible) return [];
      const facts = { serviceDate: line.serviceDate, serviceDateTo: line.serviceDateTo, birthDate, deathDate };
      const fix = 'Open the charge and correct the day, or open the patient and correct the dates of birth and death.';
      return [{ path: ['lines', index, 'serviceDate'], facts, fix }];
    });
  },
});
