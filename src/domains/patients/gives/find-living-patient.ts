import type { InvalidInputError, PatientDeceasedError, PatientMergedError } from '../../../generated/models.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import type { PatientRow } from '../patient.entity.ts';
import { findOpenRecord } from './find-open-record.ts';

/** The patient whom a write is about to book or check in, or the refusal, which holds until commit. */
export async function findLivingPatient(
  unit: WriteUnit,
  id: string,
  path: string[],
): Promise<PatientRow | InvalidInputError | PatientDeceasedError | PatientMergedError> {
  const patient = await findOpenRecord(unit, id, path);
  return isRefusal(patient) ? patient : (patientDeceased(patient, path) ?? patient);
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
