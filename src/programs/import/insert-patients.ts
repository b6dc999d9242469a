import type { Insertable } from 'kysely';
import { newId } from '../../database/sql/new-id.ts';
import { addWords, termRowsOf } from '../../domains/patients/search-terms.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import { insertRows, type Tables } from './insert-rows.ts';
import { reserveMrns } from './reserve-mrns.ts';

type PatientRow = Insertable<Tables['patient']>;
export type NewPatient = Omit<PatientRow, 'practiceId' | 'id' | 'mrn' | 'version'> & { phone: string | null };

/** Inserts patients, each with a medical record number of the practice's own, and makes them findable. Answers their ids. */
export async function insertPatients(unit: WriteUnit, people: readonly NewPatient[]): Promise<string[]> {
  const { practiceId } = unit;
  const mrns = await reserveMrns(unit, people.length);
  const patients = people.map((person, index) => ({
    ...{ practiceId, id: newId(), mrn: mrns[index] ?? '', version: 1 },
    ...person,
  }));
  await insertRows(unit, 'patient', patients);
  const terms = patients.flatMap((patient) =>
    termRowsOf(patient).map((row) => ({ practiceId, patientId: patient.id, ...row })),
  );
  await insertRows(unit, 'patient_search_term', terms);
  await addWords(unit.db, practiceId, patients);
  return patients.map(({ id }) => id);
}
