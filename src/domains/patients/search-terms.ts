import { sql } from 'kysely';
import { phoneDigits } from '../../contract/phone-number.ts';
import type { Reader } from '../../database/sql/reader.ts';
import { wordsOf, wordsWrittenOut } from './fold.ts';
import type { PatientRow } from './patient.entity.ts';

export type Searchable = Pick<
  PatientRow,
  'practiceId' | 'id' | 'givenName' | 'familyName' | 'mrn' | 'birthDate' | 'phone'
>;
type Person = Omit<Searchable, 'practiceId' | 'id'>;

/** Changes whenever other terms are made of the same patient: a job then makes the terms of all patients again. */
export const termsVersion = 1;

/** The three-letter pieces of a word, padded so that its beginning and end count. */
export function trigramsOf(word: string): string[] {
  const padded = `  ${word} `;
  return [...new Set(Array.from({ length: padded.length - 2 }, (_, start) => padded.slice(start, start + 3)))];
}

/** Telephone numbers stand apart, so that only those who may see them find by them. */
export function phoneTerm(digits: string): string {
  return `+${digits}`;
}

/** Dates stand apart from numbers, from the year on and from the month on: `1980-03-04`, `03-04-1980`. */
export function dateTerm(date: string): string {
  return `@${date}`;
}

/** A term with all that a page of a search needs of its patient: names to sort by, and the other words. */
export interface TermRow {
  term: string;
  familyName: string;
  givenName: string;
  /** All terms of the patient, a space before each. */
  words: string;
}

/** @param formerMrns Numbers of records that were merged into this one. */
export function termRowsOf(patient: Person, formerMrns: readonly string[] = []): TermRow[] {
  const { familyName, givenName } = patient;
  const terms = searchTermsOf(patient, formerMrns);
  const words = terms.map((term) => ` ${term}`).join('');
  return terms.map((term) => ({ term, familyName, givenName, words }));
}

/** @param formerMrns Numbers of records that were merged into this one. */
export function searchTermsOf(patient: Person, formerMrns: readonly string[] = []): string[] {
  const [year = '', month = '', day = ''] = patient.birthDate.split('-');
  const phones = patient.phone ? phoneDigits(patient.phone).map(phoneTerm) : [];
  return [
    ...new Set([
      ...nameTerms(patient),
      ...[patient.mrn, ...formerMrns].flatMap(mrnTerms),
      ...[patient.birthDate, `${month}-${day}-${year}`].map(dateTerm),
      ...phones,
    ]),
  ];
}

/** Words, and words written together: `o`, `brien`, `obrien`; `王`, `小明`, `王小明`. */
function nameTerms({ givenName, familyName }: Person): string[] {
  const whole = [wordsOf(familyName).join(''), wordsOf(givenName).join('')];
  return [
    ...nameWords({ givenName, familyName }),
    ...wordsWrittenOut(`${givenName} ${familyName}`),
    whole.join(''),
    whole.reverse().join(''),
  ];
}

/** The words of a name that a misspelled one is compared with. */
export function nameWords({ givenName, familyName }: Pick<Person, 'givenName' | 'familyName'>): string[] {
  const [given, family] = [wordsOf(givenName), wordsOf(familyName)];
  return [...given, ...family, ...joinedEnds(given), ...joinedEnds(family)];
}

/** `delacruz` and `lacruz` of `de la Cruz`, since each of its words may be the first that is typed. */
function joinedEnds(words: readonly string[]): string[] {
  return words.slice(0, -1).map((_word, start) => words.slice(start).join(''));
}

function mrnTerms(mrn: string): string[] {
  const words = wordsOf(mrn);
  const joined = words.join('');
  return [...words, joined, joined.replace(/^0+(?=\d)/, '')];
}

/** Makes a patient found by what is registered now, and no longer by what was before. */
export async function replaceSearchTerms(
  db: Reader,
  patient: Searchable,
  formerMrns: readonly string[] = [],
): Promise<void> {
  await removeSearchTerms(db, patient);
  const { practiceId, id: patientId } = patient;
  const rows = termRowsOf(patient, formerMrns).map((row) => ({ practiceId, patientId, ...row }));
  await db.insertInto('patient_search_term').values(rows).execute();
  await addWords(db, practiceId, [patient]);
}

/** Makes the words of names known, so that misspelled ones are compared with them. */
export async function addWords(
  db: Reader,
  practiceId: string,
  patients: readonly Pick<Person, 'givenName' | 'familyName'>[],
): Promise<void> {
  // In one order everywhere, so that two writes with the same words wait for each other in turn.
  const words = [...new Set(patients.flatMap(nameWords))].sort();
  const rows = words.flatMap((word) => trigramsOf(word).map((trigram) => [trigram, word] as const));
  await sql`insert into patient_word (practice_id, trigram, word)
    select practice.practice_id, given.trigram, given.word
    from practice cross join unnest(${rows.map(([trigram]) => trigram)}::text[], ${rows.map(([, word]) => word)}::text[]) as given (trigram, word)
    where practice.practice_id = ${practiceId}
    on conflict do nothing`.execute(db);
}

/** Makes a patient found no longer. */
export async function removeSearchTerms(
  db: Reader,
  { practiceId, id }: Pick<Searchable, 'practiceId' | 'id'>,
): Promise<void> {
  await db.deleteFrom('patient_search_term').where('practiceId', '=', practiceId).where('patientId', '=', id).execute();
}
