import { ageOn, isDay } from '../scrub/days.ts';
import { edit, type Found } from '../scrub/edit.ts';
import { patientOf } from '../scrub/patient-of.ts';
import { firstServiceDate } from '../scrub/service-lines.ts';

const oldest = 150;

export const birthAndSex = edit({
  id: 'birth-and-sex',
  number: 11,
  title: 'Birth date or sex is wrong',
  description: `The patient was born on or before the day of service, is younger than ${oldest}, and the sex is M, F or U.`,
  severity: 'ERROR',
  isOverridable: false,
  needs: [],
  check(claim) {
    const patient = patientOf(claim);
    if (!patient) return [];
    const { birthDate, sex } = patient.demographics;
    const day = firstServiceDate(claim);
    const isBorn = isDay(birthDate) && (day === null || (birthDate <= day && ageOn(birthDate, day) < oldest));
    const found: Found[] = [];
    if (!isBorn)
      found.push({
        path: [...patient.path, 'birthDate'],
        facts: { birthDate, serviceDate: day },
        fix: 'Open the patient and correct the birth date, or open the charge and correct the day.',
      });
    if (!['F', 'M', 'U'].includes(sex))
      found.push({ path: [...patient.path, 'sex'], facts: { sex }, fix: 'Open the patient and enter the sex.' });
    return found;
  },
});
