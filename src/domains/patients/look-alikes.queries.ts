import { phoneDigits } from '../../contract/phone-number.ts';
import { anyOf } from '../../database/sql/any-of.ts';
import type { Reader } from '../../database/sql/reader.ts';
import { wordsOf } from './fold.ts';
import type { PatientRow } from './patient.entity.ts';
import { phoneTerm, trigramsOf } from './search-terms.ts';

export interface Person {
  givenName: string;
  familyName: string;
  birthDate: string;
  phone?: string | null | undefined;
}

/**
 * How alike two names must be, from 0 to 1. `Jon Smyth` and `John Smith` are (0.31), two people who only share a
 * birthday are not.
 */
const alikeEnough = 0.3;
const mostCandidates = 5;
/** Patients born on one day or reached by one number whose names are compared. */
const mostCompared = 500;

/**
 * Registered patients who may be the same person: born the same day or reached by the same number, with a similar name.
 * Most alike first.
 */
export async function findLookAlikes(
  db: Reader,
  practiceId: string,
  person: Person,
  notAmong: readonly string[],
): Promise<PatientRow[]> {
  const { birthDate, phone } = person;
  const reached = phone ? await findReachedBy(db, practiceId, phone) : [];
  const rows = await db
    .selectFrom('patient')
    .selectAll()
    .where('practiceId', '=', practiceId)
    .where('mergedIntoId', 'is', null)
    .where((is) =>
      is.or([is('birthDate', '=', birthDate), ...(reached.length > 0 ? [is('id', '=', anyOf(reached))] : [])]),
    )
    .orderBy('id')
    .limit(mostCompared)
    .execute();
  return mostAlike(
    (rows as PatientRow[]).filter((row) => !notAmong.includes(row.id)),
    person,
  );
}

/** Those of some patients whose names are like a person's, most alike first. */
export function mostAlike<Row extends Person>(rows: readonly Row[], person: Person): Row[] {
  return rows
    .map((row) => ({ row, likeness: likeness(row, person) }))
    .filter((candidate) => candidate.likeness >= alikeEnough)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, mostCandidates)
    .map(({ row }) => row);
}

/** Patients with this number, whatever the extension. */
async function findReachedBy(db: Reader, practiceId: string, phone: string): Promise<string[]> {
  const [digits = ''] = phoneDigits(phone);
  const rows = await db
    .selectFrom('patient_search_term')
    .select('patientId')
    .where('practiceId', '=', practiceId)
    .where('term', '=', phoneTerm(digits))
    .limit(mostCompared)
    .execute();
  return rows.map(({ patientId }) => patientId);
}

/** The part of all trigrams of two names that they share. */
function likeness(one: Person, other: Person): number {
  const [mine, theirs] = [one, other].map(
    (person) => new Set(wordsOf(`${person.givenName} ${person.familyName}`).flatMap(trigramsOf)),
  );
  if (!mine || !theirs) return 0;
  return mine.intersection(theirs).size / Math.max(1, mine.union(theirs).size);
}
