import type { Reader } from '../../database/sql/reader.ts';
import type { PatientRow } from './patient.entity.ts';

type Searchable = Pick<PatientRow, 'practiceId' | 'id' | 'givenName' | 'familyName' | 'mrn' | 'birthDate' | 'phone'>;

/** A text as it is compared: lower case, without accents, letters and digits only, in words. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 0);
}

/**
 * The three-letter pieces of a word, padded so that its beginning and end count; marked `~` to stand apart from words.
 */
export function trigramsOf(word: string): string[] {
  const padded = `  ${word} `;
  return [...new Set(Array.from({ length: padded.length - 2 }, (_, start) => `~${padded.slice(start, start + 3)}`))];
}

/** Telephone numbers stand apart, so that only those who may see them find by them. */
export function phoneTerm(digits: string): string {
  return `+${digits}`;
}

export function searchTermsOf(patient: Omit<Searchable, 'practiceId' | 'id'>): string[] {
  const names = wordsOf(`${patient.givenName} ${patient.familyName}`);
  const mrn = wordsOf(patient.mrn);
  const digits = patient.phone?.replace(/\D/g, '') ?? '';
  // Found by the whole number and, in the US, by the number without its country code.
  const national = digits.length === 11 && digits.startsWith('1') ? [digits.slice(1)] : [];
  const phones = digits ? [digits, ...national].map(phoneTerm) : [];
  return [...new Set([...names, ...names.flatMap(trigramsOf), ...mrn, mrn.join(''), patient.birthDate, ...phones])];
}

/** Makes a patient found by what is registered now, and no longer by what was before. */
export async function replaceSearchTerms(db: Reader, patient: Searchable): Promise<void> {
  const { practiceId, id: patientId } = patient;
  await db
    .deleteFrom('patient_search_term')
    .where('practiceId', '=', practiceId)
    .where('patientId', '=', patientId)
    .execute();
  const rows = searchTermsOf(patient).map((term) => ({ practiceId, term, patientId }));
  await db.insertInto('patient_search_term').values(rows).execute();
}
