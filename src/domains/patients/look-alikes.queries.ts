import type { Reader } from '../../database/sql/reader.ts';
import type { PatientRow } from './patient.entity.ts';
import { trigramsOf, wordsOf } from './search-terms.ts';

interface Person {
  givenName: string;
  familyName: string;
  birthDate: string;
  phone?: string | null;
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
  const rows = await db
    .selectFrom('patient')
    .selectAll()
    .where('practiceId', '=', practiceId)
    .where((is) => is.or([is('birthDate', '=', birthDate), ...(phone ? [is('phone', '=', phone)] : [])]))
    .orderBy('id')
    .limit(mostCompared)
    .execute();
  return (rows as PatientRow[])
    .filter((row) => !notAmong.includes(row.id))
    .map((row) => ({ row, likeness: likeness(row, person) }))
    .filter((candidate) => candidate.likeness >= alikeEnough)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, mostCandidates)
    .map(({ row }) => row);
}

/** The part of all trigrams of two names that they share. */
function likeness(one: Person | PatientRow, other: Person | PatientRow): number {
  const [mine, theirs] = [one, other].map(
    (person) => new Set(wordsOf(`${person.givenName} ${person.familyName}`).flatMap(trigramsOf)),
  );
  if (!mine || !theirs) return 0;
  return mine.intersection(theirs).size / Math.max(1, mine.union(theirs).size);
}
