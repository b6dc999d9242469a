import { ageOn } from '../scrub/days.ts';
import { edit } from '../scrub/edit.ts';
import { patientOf } from '../scrub/patient-of.ts';
import { firstServiceDate } from '../scrub/service-lines.ts';

/** Ages of the Medicare Code Editor, in whole years, both included. */
const ages = { NEWBORN: [0, 0], PEDIATRIC: [0, 17], MATERNITY: [12, 55], ADULT: [15, 124] } as const;

export const diagnosisPatient = edit({
  id: 'diagnosis-patient',
  number: 20,
  title: 'Diagnosis does not fit the patient',
  description:
    'A diagnosis of one sex or one age group fits the patient: newborn 0, pediatric 0 to 17, maternity 12 to 55, adult 15 to 124.',
  severity: 'WARNING',
  isOverridable: true,
  needs: ['diagnoses'],
  check(claim, { diagnoses }) {
    const patient = patientOf(claim)?.demographics;
    const day = firstServiceDate(claim);
    if (!patient || !diagnoses || day === null) return [];
    const age = ageOn(patient.birthDate, day);
    return claim.diagnoses.flatMap((diagnosis, index) => {
      const { sex, ageGroup } = diagnoses.get(diagnosis) ?? { sex: null, ageGroup: null };
      const isOtherSex = sex !== null && patient.sex !== 'U' && patient.sex !== sex;
      const isOtherAge = ageGroup !== null && (age < ages[ageGroup][0] || age > ages[ageGroup][1]);
      if (!isOtherSex && !isOtherAge) return [];
      const fix = 'Open the coding and correct the diagnosis, or open the patient and correct sex and birth date.';
      return [{ path: ['diagnoses', index], facts: { diagnosis, sex: patient.sex, age, ageGroup }, fix }];
    });
  },
});
