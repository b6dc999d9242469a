import type { InvalidInputError, PatientMergedError } from '../../../generated/models.ts';
import { unknownReference } from '../../../writing/invalid-input.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import type { PatientRow } from '../patient.entity.ts';
import { patientMerged } from '../patient-merged.ts';

/**
 * The patient to whom a write is about to add something, or the refusal. Until commit the record is not merged, and no
 * death is noted: a foreign key would take the same lock a moment later.
 */
export async function findOpenRecord(
  unit: WriteUnit,
  id: string,
  path: string[],
): Promise<PatientRow | InvalidInputError | PatientMergedError> {
  const row = await unit.db
    .selectFrom('patient')
    .selectAll()
    .where('practiceId', '=', unit.practiceId)
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst();
  if (!row) return unknownReference('patient', path);
  const patient = row as PatientRow;
  return (await patientMerged(unit, patient, path)) ?? patient;
}
