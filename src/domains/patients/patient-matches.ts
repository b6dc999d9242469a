import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/sql/reader.ts';
import { type Order, orderOf } from '../../reading/lists/order.ts';
import type { Position } from '../../reading/lists/page-cursor.ts';
import { isFollowing, isInPart, type Part, parametersOf, type Side } from '../../reading/lists/position.ts';
import { phoneTerm, trigramsOf } from './search-terms.ts';
import type { TypedTerm } from './typed-terms.ts';

export interface Match {
  id: string;
  family_name: string;
  given_name: string;
  /** How many words matched only by likeness. */
  misspelled: number;
}

export interface PatientSearch {
  practiceId: string;
  terms: TypedTerm[];
  mayFindByPhone: boolean;
}

/** A bound of the matches looked for. */
interface Bound {
  part: Part;
  side: Side;
  position: Position;
}

/** Which matches are looked for: so many of those within the bounds, from the start or from the end. */
export interface MatchRange {
  bounds: readonly Bound[];
  isBackward: boolean;
  limit: number;
}

/** Exact matches come before similar ones, then names decide. */
export const bestFirst = orderOf('patient', 'BEST_FIRST', 'asc', {
  misspelled: 'number',
  family_name: 'text',
  given_name: 'text',
  id: 'uuid',
});
const byName = { ...bestFirst, keys: bestFirst.keys.slice(1) };

/** The part of a word's trigrams that a misspelled name must share. */
const sharedTrigrams = 0.6;
/** Words that one misspelled word may stand for, the most alike. */
const mostAlikeWords = 20;

/**
 * Patients of whom every word is the beginning of something, by name. PostgreSQL walks the names in order until the
 * page is full, or collects the few that match. Its statistics decide which is less.
 */
export async function findExact(db: Reader, search: PatientSearch, range: MatchRange): Promise<Match[]> {
  if (range.bounds.some((bound) => isAmongAlike(bound) && isFollowing(bound.part, bound.side))) return [];
  const bounds = range.bounds
    .filter((bound) => !isAmongAlike(bound))
    .map(({ position, ...bound }) => ({ ...bound, position: position.slice(1) }));
  const found = sql`
    select patient.id, patient.family_name, patient.given_name, 0 as misspelled from patient where ${isExact(search)}`;
  return findMatches(db, found, byName, { ...range, bounds });
}

/** Patients of whom at least one word is only alike, those with the fewest such words first. */
export async function findAlike(db: Reader, search: PatientSearch, range: MatchRange): Promise<Match[]> {
  if (range.bounds.some((bound) => !isAmongAlike(bound) && !isFollowing(bound.part, bound.side))) return [];
  const alike = await findAlikeWords(db, search);
  if (!alike) return [];
  return findMatches(db, sql`select * from (${alikeOnly(search, alike)}) as match where true`, bestFirst, range);
}

/** For each typed word the words of names that are like it; null where no word has any. */
async function findAlikeWords(db: Reader, { practiceId, terms }: PatientSearch): Promise<string[][] | null> {
  const alike = await Promise.all(
    terms.map(({ mayBeMisspelled, prefixes: [word = ''] }) =>
      mayBeMisspelled ? wordsAlike(db, practiceId, word) : Promise.resolve([]),
    ),
  );
  return alike.some((words) => words.length > 0) ? alike : null;
}

/** Words that begin as typed are no misspellings of it. */
async function wordsAlike(db: Reader, practiceId: string, typed: string): Promise<string[]> {
  // Without the padding at its end, which may not be typed yet, and the first letter alone, which many words share.
  const trigrams = trigramsOf(typed).slice(1, -1);
  const { rows } = await sql<{ word: string }>`
    select word from patient_word where practice_id = ${practiceId} and trigram = any(${trigrams}::text[])
      and not starts_with(word, ${typed})
    group by word having count(*) >= ${Math.ceil(trigrams.length * sharedTrigrams)}
    order by count(*) desc, word limit ${mostAlikeWords}`.execute(db);
  return rows.map(({ word }) => word);
}

function isAmongAlike({ position }: Bound): boolean {
  return position[0] !== '0';
}

/** @param found Ends with conditions, to which those of the stretch are added. */
async function findMatches(
  db: Reader,
  found: RawBuilder<unknown>,
  order: Pick<Order, 'direction' | 'keys'>,
  { bounds, isBackward, limit }: MatchRange,
): Promise<Match[]> {
  const columns = order.keys.map(({ property }) => sql.ref(property));
  const within = bounds.map(
    ({ part, side, position }) => sql` and ${isInPart(order, columns, [part, side], parametersOf(order, position))}`,
  );
  const direction = sql.raw(isBackward ? 'desc' : 'asc');
  const { rows } = await sql<Match>`${found}${sql.join(within, sql``)}
    order by ${sql.join(columns.map((column) => sql`${column} ${direction}`))}
    limit ${limit}`.execute(db);
  return isBackward ? rows.reverse() : rows;
}

/** How many `findExact` finds without a limit. */
export async function countExact(db: Reader, search: PatientSearch): Promise<number> {
  return count(db, sql`select from patient where ${isExact(search)}`);
}

/** How many `findAlike` finds without a limit. */
export async function countAlike(db: Reader, search: PatientSearch): Promise<number> {
  const alike = await findAlikeWords(db, search);
  return alike ? count(db, alikeOnly(search, alike)) : 0;
}

async function count(db: Reader, found: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (${found}) as found`.execute(db);
  return rows[0]?.count ?? 0;
}

function isExact(search: PatientSearch): RawBuilder<unknown> {
  const each = search.terms.map((term) => sql`exists (${beginnings(search, term)} and hit.patient_id = patient.id)`);
  return sql`patient.practice_id = ${search.practiceId} and ${sql.join(each, sql` and `)}`;
}

function alikeOnly(search: PatientSearch, alike: readonly string[][]): RawBuilder<unknown> {
  const { practiceId, terms } = search;
  const hits = terms.map((term, index) => anyHit(search, term, alike[index] ?? []));
  return sql`
    select patient.id, patient.family_name, patient.given_name, sum(hit.misspelled)::int as misspelled
    from (${sql.join(hits, sql` union all `)}) as hit
    join patient on patient.practice_id = ${practiceId} and patient.id = hit.patient_id
    group by patient.id, patient.family_name, patient.given_name
    having count(*) = ${terms.length} and sum(hit.misspelled) > 0`;
}

/** Patients that one word finds, each once, to the letter or by likeness. */
function anyHit(search: PatientSearch, term: TypedTerm, alike: readonly string[]): RawBuilder<unknown> {
  const ways = [beginnings(search, term)];
  if (alike.length > 0) ways.push(likenesses(search.practiceId, alike));
  return sql`
    select patient_id, min(misspelled) as misspelled from (${sql.join(ways, sql` union all `)}) as way group by patient_id`;
}

/** Ranges and equality only: row-level security keeps other operators away from the index. */
function beginnings(
  { practiceId, mayFindByPhone }: PatientSearch,
  { prefixes, phones }: TypedTerm,
): RawBuilder<unknown> {
  const all = mayFindByPhone ? [...prefixes, ...phones.map(phoneTerm)] : prefixes;
  const ranges = all.map((from) => sql`(hit.term >= ${from} and hit.term < ${`${from}\u{10FFFF}`})`);
  const isAny = ranges.length > 0 ? sql`(${sql.join(ranges, sql` or `)})` : sql`false`;
  return sql`
    select hit.patient_id, 0 as misspelled from patient_search_term as hit
    where hit.practice_id = ${practiceId} and ${isAny}`;
}

function likenesses(practiceId: string, words: readonly string[]): RawBuilder<unknown> {
  return sql`
    select patient_id, 1 as misspelled from patient_search_term
    where practice_id = ${practiceId} and term = any(${words}::text[])`;
}
