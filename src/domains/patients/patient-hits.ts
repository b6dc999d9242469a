import { type RawBuilder, sql } from 'kysely';
import { phoneTerm } from './search-terms.ts';
import type { TypedTerm } from './typed-terms.ts';

export interface PatientSearch {
  practiceId: string;
  terms: TypedTerm[];
  mayFindByPhone: boolean;
}

/**
 * The hits of a word. Ranges and equality only: row-level security keeps other operators away from the index. Each range
 * is a select of its own, which the index answers alone; of ranges joined by `or` PostgreSQL reads the rows, at worst
 * all rows of the table.
 */
export function beginnings(
  search: PatientSearch,
  term: TypedTerm,
  selected = sql`hit.patient_id, 0 as misspelled`,
  others: readonly RawBuilder<unknown>[] = [],
): RawBuilder<unknown> {
  const ranges = rangesOf(search, term, 'hit.term');
  const each = (ranges.length > 0 ? ranges : [sql`false`]).map((range) => {
    const conditions = [sql`hit.practice_id = ${search.practiceId}`, range, ...others];
    return sql`(select ${selected} from patient_search_term as hit where ${sql.join(conditions, sql` and `)})`;
  });
  return sql.join(each, sql` union all `);
}

/** Whether a word finds the patient of this id. The offset keeps PostgreSQL from gathering all whom the word finds. */
export function isHit(search: PatientSearch, term: TypedTerm, patientId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (
    select from patient_search_term as other
    where other.practice_id = ${search.practiceId} and other.patient_id = ${patientId}
      and ${isAny(rangesOf(search, term, 'other.term'))} offset 0)`;
}

/** Whether a word finds the patient of a term, by the words beside the term: no other row is read. */
export function isAmongWords(search: PatientSearch, term: TypedTerm, words: string): RawBuilder<unknown> {
  return isAny(beginningsOf(search, term).map((begin) => sql`strpos(${sql.ref(words)}, ${` ${begin}`}) > 0`));
}

function isAny(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length > 0 ? sql`(${sql.join(conditions, sql` or `)})` : sql`false`;
}

function rangesOf(search: PatientSearch, term: TypedTerm, column: string): RawBuilder<unknown>[] {
  return beginningsOf(search, term).map(
    (from) => sql`(${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${`${from}\u{10FFFF}`})`,
  );
}

function beginningsOf({ mayFindByPhone }: PatientSearch, { prefixes, phones }: TypedTerm): string[] {
  return mayFindByPhone ? [...prefixes, ...phones.map(phoneTerm)] : prefixes;
}

export function likenesses(
  practiceId: string,
  words: readonly string[],
  selected = sql`patient_id, 1 as misspelled`,
): RawBuilder<unknown> {
  return sql`
    select ${selected} from patient_search_term
    where practice_id = ${practiceId} and term = any(${words}::text[])`;
}
