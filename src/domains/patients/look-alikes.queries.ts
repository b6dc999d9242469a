import { sql } from 'kysely';
import type { Reader } from '../../database/reader.ts';
import type { PatientRow } from './patient.entity.ts';
import { wordsOf } from './search-terms.ts';

interface Person {
  givenName: string;
  familyName: string;
  birthDate: string;
  phone?: string | null;
}

/** How alike two names must be, from 0 to 1 by shared trigrams: `Jon Smith` and `John Smyth` are, two siblings of one house are not. */
const alikeEnough = 0.4;
const mostCandidates = 5;

/** Registered patients who may be the same person: born the same day or reached by the same number, with a similar name. Most alike first. */
export async function findLookAlikes(
  db: Reader,
  practiceId: string,
  person: Person,
  notAmong: readonly string[],
): Promise<PatientRow[]> {
  const name = wordsOf(`${person.givenName} ${person.familyName}`).join(' ');
  const likeness = sql<number>`similarity(lower(given_name || ' ' || family_name), ${name})`;
  let query = db
    .selectFrom('patient')
    .selectAll()
    .where('practiceId', '=', practiceId)
    .where((either) =>
      either.or([
        either('birthDate', '=', person.birthDate),
        ...(person.phone ? [either('phone', '=', person.phone)] : []),
      ]),
    )
    .where(likeness, '>=', alikeEnough);
  if (notAmong.length > 0) query = query.where('id', 'not in', [...notAmong]);
  const rows = await query.orderBy(likeness, 'desc').orderBy('id').limit(mostCandidates).execute();
  return rows as PatientRow[];
}
