import type { Reader } from '../../database/sql/reader.ts';
import type { InvalidInputError, PossibleDuplicateError } from '../../generated/models.ts';
import { rowsById } from '../../reading/rows-by.ts';
import { allOf, unknownReference } from '../../writing/invalid-input.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import { findLookAlikes, type Person } from './look-alikes.queries.ts';
import { PatientEntity, type PatientRow } from './patient.entity.ts';

/** The refusal of ids in `notDuplicateOf` that name no patient. */
export async function checkCompared(unit: WriteUnit, ids: readonly string[]): Promise<InvalidInputError | null> {
  const known = await rowsById(PatientEntity).load(unit.db, ids, unit.practiceId);
  return allOf(
    ...ids.map((id, index) =>
      known.has(id) ? null : unknownReference('patient', ['input', 'notDuplicateOf', String(index)]),
    ),
  );
}

/** The refusal of a person who looks like registered patients, other than those that were compared. */
export async function checkNewcomer(
  { db, practiceId }: WriteUnit,
  person: Person,
  compared: readonly string[],
): Promise<PossibleDuplicateError | null> {
  await oneAtATime(db, practiceId);
  const found = await findLookAlikes(db, practiceId, person, compared);
  return found.length > 0 ? possibleDuplicate(found, 'register') : null;
}

/** The refusal of a correction by which a patient begins to look like others. */
export async function checkCorrection(
  { db, practiceId }: WriteUnit,
  id: string,
  { before, after, compared }: { before: Person; after: Person; compared: readonly string[] },
): Promise<PossibleDuplicateError | null> {
  if (isSame(before, after)) return null;
  await oneAtATime(db, practiceId);
  const known = await findLookAlikes(db, practiceId, before, [id]);
  const found = await findLookAlikes(db, practiceId, after, [id, ...known.map((row) => row.id), ...compared]);
  return found.length > 0 ? possibleDuplicate(found, 'correct') : null;
}

function isSame(one: Person, other: Person): boolean {
  const facts = ({ givenName, familyName, birthDate, phone }: Person) => [
    givenName,
    familyName,
    birthDate,
    phone ?? '',
  ];
  return facts(one).join('\n') === facts(other).join('\n');
}

/**
 * Two desks that register the same person at once would each find no patient. The second waits for the practice's row,
 * and finds the first one's patient. Rows that refer to the practice are not held up.
 */
async function oneAtATime(db: Reader, practiceId: string): Promise<void> {
  await db.selectFrom('practice').select('practiceId').where('practiceId', '=', practiceId).forNoKeyUpdate().execute();
}

function possibleDuplicate(candidates: PatientRow[], what: 'register' | 'correct'): PossibleDuplicateError {
  const who = candidates.length === 1 ? 'A patient who looks' : `${candidates.length} patients who look`;
  const otherwise = what === 'correct' ? ' If it is the same person, merge the records with mergePatients.' : '';
  return {
    __typename: 'PossibleDuplicateError',
    message: `${who} alike is registered already. If it is another person, ${what} again with their ids in input.notDuplicateOf.${otherwise}`,
    path: ['input', 'notDuplicateOf'],
    candidates,
  };
}
