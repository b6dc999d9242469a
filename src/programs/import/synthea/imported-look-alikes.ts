import { sql } from 'kysely';
import { mostAlike } from '../../../domains/patients/look-alikes.queries.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import type { ImportedRow, LookAlike, Numbered } from '../source.ts';

interface Born {
  birthDate: string;
}

/** A patient as they are compared. */
interface Known extends Born {
  id: string;
  mrn: string;
  importKey: string | null;
  givenName: string;
  familyName: string;
}

/** Which imported patients have the birth date and a similar name of others, each pair once. */
export async function findImportedLookAlikes(
  unit: WriteUnit,
  rows: readonly Numbered<ImportedRow & Born>[],
): Promise<LookAlike[]> {
  const byDay = Map.groupBy(await findBornThen(unit, rows), ({ birthDate }) => birthDate);
  const byKey = new Map([...byDay.values()].flat().map((patient) => [patient.importKey, patient]));
  return rows.flatMap(({ line, row }) => {
    const patient = byKey.get(row.importKey);
    if (!patient) return [];
    // Ids are in the order of registration: the later one of a pair is reported.
    const earlier = (byDay.get(patient.birthDate) ?? []).filter(({ id }) => id < patient.id);
    const alike = mostAlike(earlier, patient).map(({ mrn }) => mrn);
    return alike.length > 0 ? [{ line, reason: `has MRN ${patient.mrn} and looks like MRN ${alike.join(', ')}` }] : [];
  });
}

async function findBornThen({ db, practiceId }: WriteUnit, rows: readonly Numbered<Born>[]): Promise<Known[]> {
  const days = [...new Set(rows.map(({ row }) => row.birthDate))];
  const found = await db
    .selectFrom('patient')
    .select(['id', 'mrn', 'importKey', 'givenName', 'familyName', 'birthDate'])
    .where('practiceId', '=', practiceId)
    .where('birthDate', '=', sql<string>`any(${days}::date[])`)
    .where('mergedIntoId', 'is', null)
    .execute();
  return found as Known[];
}
