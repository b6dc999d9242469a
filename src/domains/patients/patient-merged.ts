import type { PatientMergedError } from '../../generated/models.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import { PatientEntity, type PatientRow } from './patient.entity.ts';

/** The refusal of a record that was merged into another one; null for any other. */
export async function patientMerged(
  unit: WriteUnit,
  { mrn, mergedIntoId }: Pick<PatientRow, 'mrn' | 'mergedIntoId'>,
  path: string[],
): Promise<PatientMergedError | null> {
  if (!mergedIntoId) return null;
  const patient = await unit.get(PatientEntity, mergedIntoId);
  return {
    __typename: 'PatientMergedError',
    message: `Record ${mrn} was merged into ${patient.mrn}; use that patient, or take the merge back with undoMerge.`,
    path,
    patient,
  };
}
