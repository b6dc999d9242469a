import type { InvalidInputError, PatientDeceasedError, PatientMergedError } from '../../../generated/models.ts';
import { unknownReference } from '../../../writing/invalid-input.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import type { PatientRow } from '../patient.entity.ts';
import { patientMerged } from '../patient-merged.ts';

/**
 * The patient whom a write is about to book or check in, or the refusal. Until commit the record is not merged, and no
 * death is noted: a foreign key would take the same lock a moment later.
 */
export async function findLivingPatient(
  unit: WriteUnit,
  id: string,
  path: string[],
): Promise<PatientRow | InvalidInputError | PatientDeceasedError | PatientMergedError> {
  const row = await unit.db
    .selectFrom('patient')
    .selectAll()
    .where('practiceId', '=', unit.practiceId)
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst();
  if (!row) return unknownReference('patient', path);
  const patient = row as PatientRow;
  return (await patientMerged(unit, patient, path)) ?? patientDeceased(patient, path) ?? patient;
}

function patientDeceased(patient: PatientRow, path: string[]): PatientDeceasedError | null {
  if (!patient.deceasedOn) return null;
  return {
    __typename: 'PatientDeceasedError',
    message: `The patient died on ${patient.deceasedOn}; if that is wrong, take it back with updatePatient and deceasedOn null.`,
    path,
    patient,
  };
}
