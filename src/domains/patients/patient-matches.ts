import { type RawBuilder, sql } from 'kysely';
import type { Reader } from '../../database/sql/reader.ts';
import { type Order, orderOf } from '../../reading/lists/order.ts';
import type { Position } from '../../reading/lists/page-cursor.ts';
import { isFollowing, isInPart, type Part, parametersOf, type Side } from '../../reading/lists/position.ts';
import { beginnings, isAmongWords, isHit, likenesses, type PatientSearch } from './patient-hits.ts';
import { trigramsOf } from './search-terms.ts';
import type { TypedTerm } from './typed-terms.ts';

export interface Match {
  id: string;
  family_name: string;
  given_name: string;
  /** How many words matched only by likeness. */
  misspelled: number;
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

/** Hits of a word that are sorted by name at once. */
const fewHits = 60_000;
/** Terms of one patient that one word finds, at most in most cases: a name, and it together with others. */
const termsOfOne = 8;
/** Patients by name that are looked through where a word has more hits. */
const mostWalked = 2_000;

/** The part of a word's trigrams that a misspelled name must share. */
const sharedTrigrams = 0.6;
/** Words that one misspelled word may stand for, the most alike. */
const mostAlikeWords = 20;

/**
 * Patients of whom every word is the beginning of something, by name. The word with the fewest hits finds them: its terms
 * carry the names to sort by and the other words, so that only the patients of the page are read. Where that word has
 * very many hits, the first patients by name are looked through before: most pages are full then.
 */
export async function findExact(db: Reader, search: PatientSearch, range: MatchRange): Promise<Match[]> {
  if (range.bounds.some((bound) => isAmongAlike(bound) && isFollowing(bound.part, bound.side))) return [];
  const bounds = range.bounds
    .filter((bound) => !isAmongAlike(bound))
    .map(({ position, ...bound }) => ({ ...bound, position: position.slice(1) }));
  const named = { ...range, bounds };
  const { term, hits } = await rarestTerm(db, search);
  if (hits > fewHits) {
    const first = sql`select * from patient where practice_id = ${search.practiceId}`;
    const walked = sql`(${inRange(first, byName, { ...named, limit: mostWalked })}) as patient`;
    const found = await readMatches(db, sql`${columns} from ${walked} where ${isExact(search)}`, {
      ...named,
      bounds: [],
    });
    if (found.length === range.limit) return found;
  }
  const found = await findInTerms(db, search, term, named);
  if (found) return found;
  const whole = sql`${columns} from patient where ${isFoundBy(search, term)} and ${isExact(search, term)}`;
  return readMatches(db, whole, named);
}

/**
 * Patients by the terms of one word, with the names that the terms carry. Null where those read do not fill the page
 * though there may be more: where one patient has very many such terms, or may not be seen.
 */
async function findInTerms(
  db: Reader,
  search: PatientSearch,
  term: TypedTerm,
  range: MatchRange,
): Promise<Match[] | null> {
  const others = search.terms
    .filter((other) => other !== term)
    .map((other) => isAmongWords(search, other, 'hit.words'));
  const names = sql`hit.patient_id as id, hit.family_name, hit.given_name, 0 as misspelled`;
  const most = range.limit * termsOfOne;
  const hits = sql`select * from (${beginnings(search, term, names, others)}) as hit where true`;
  const { rows } = await sql<Match & { is_seen: boolean }>`
    select page.*, exists (
      select from patient where patient.practice_id = ${search.practiceId} and patient.id = page.id
    ) as is_seen from (${inRange(hits, byName, { ...range, limit: most })}) as page`.execute(db);
  const seen = rows.filter(({ id, is_seen }, index) => is_seen && id !== rows[index - 1]?.id).slice(0, range.limit);
  if (seen.length < range.limit && rows.length === most) return null;
  return range.isBackward ? seen.reverse() : seen;
}

function isFoundBy(search: PatientSearch, term: TypedTerm): RawBuilder<unknown> {
  return sql`patient.id = any(array(select patient_id from (${beginnings(search, term)}) as hits))`;
}

/** Their terms are compared before any patient is read, which the index does alone. */
function isFoundByAll(search: PatientSearch): RawBuilder<unknown> {
  const each = search.terms.map((term) => sql`select patient_id from (${beginnings(search, term)}) as hits`);
  return sql`patient.practice_id = ${search.practiceId} and patient.id = any(array(${sql.join(each, sql` intersect `)}))`;
}

const columns = sql`select patient.id, patient.family_name, patient.given_name, 0 as misspelled`;

function readMatches(db: Reader, found: RawBuilder<unknown>, range: MatchRange): Promise<Match[]> {
  return findMatches(db, found, byName, range);
}

/** The word with the fewest hits, and how many they are; they are counted up to one more than few. */
async function rarestTerm(db: Reader, search: PatientSearch): Promise<{ term: TypedTerm; hits: number }> {
  const counts = search.terms.map(
    (term) => sql`(select count(*)::int from (${beginnings(search, term)} limit ${fewHits + 1}) as counted)`,
  );
  const { rows } = await sql<{ hits: number[] }>`select array[${sql.join(counts)}] as hits`.execute(db);
  const hits = rows[0]?.hits ?? [];
  const least = Math.min(...hits);
  // They are not counted to their end: of those with very many the longest is likely to have the fewest.
  const [term] = search.terms
    .filter((_term, index) => hits[index] === least)
    .sort((one, other) => lengthOf(other) - lengthOf(one));
  if (!term) throw new Error('A search has at least one word.');
  return { term, hits: least };
}

function lengthOf({ prefixes: [word = ''] }: TypedTerm): number {
  return word.length;
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

type MatchOrder = Pick<Order, 'direction' | 'keys'>;

async function findMatches(
  db: Reader,
  found: RawBuilder<unknown>,
  order: MatchOrder,
  range: MatchRange,
): Promise<Match[]> {
  const { rows } = await sql<Match>`${inRange(found, order, range)}`.execute(db);
  return range.isBackward ? rows.reverse() : rows;
}

/** @param found Ends with conditions, to which those of the stretch are added. */
function inRange(
  found: RawBuilder<unknown>,
  order: MatchOrder,
  { bounds, isBackward, limit }: MatchRange,
): RawBuilder<unknown> {
  const keys = order.keys.map(({ property }) => sql.ref(property));
  const within = bounds.map(
    ({ part, side, position }) => sql` and ${isInPart(order, keys, [part, side], parametersOf(order, position))}`,
  );
  const direction = sql.raw(isBackward ? 'desc' : 'asc');
  return sql`${found}${sql.join(within, sql``)}
    order by ${sql.join(keys.map((key) => sql`${key} ${direction}`))}
    limit ${limit}`;
}

/** How many `findExact` finds without a limit. */
export async function countExact(db: Reader, search: PatientSearch): Promise<number> {
  return count(db, sql`select from patient where ${isFoundByAll(search)}`);
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

/** @param found A word by which the patients were found already. Default: none. */
function isExact(search: PatientSearch, found?: TypedTerm): RawBuilder<unknown> {
  const each = search.terms.filter((term) => term !== found).map((term) => isHit(search, term, sql`patient.id`));
  return sql.join([sql`patient.practice_id = ${search.practiceId}`, ...each], sql` and `);
}

/**
 * Patients of whom a word is only alike are few beside those whom a common beginning finds: they are looked up first, and
 * the other words only among them.
 */
function alikeOnly(search: PatientSearch, alike: readonly string[][]): RawBuilder<unknown> {
  const { practiceId, terms } = search;
  const candidates = sql.join(
    alike.filter((words) => words.length > 0).map((words) => likenesses(practiceId, words, sql`patient_id, words`)),
    sql` union all `,
  );
  const hits = terms.map((term, index) => anyHit(search, term, alike[index] ?? []));
  return sql`
    with candidate as materialized (select distinct patient_id, words from (${candidates}) as alike)
    select patient.id, patient.family_name, patient.given_name, found.misspelled
    from (
      select patient_id, sum(misspelled)::int as misspelled from (${sql.join(hits, sql` union all `)}) as hit
      group by patient_id having count(*) = ${terms.length} and sum(misspelled) > 0
    ) as found
    join patient on patient.practice_id = ${practiceId} and patient.id = found.patient_id`;
}

/** Candidates that one word finds, each once, to the letter or by likeness. */
function anyHit(search: PatientSearch, term: TypedTerm, alike: readonly string[]): RawBuilder<unknown> {
  // A short word or a date finds very many: it is looked for beside the terms of each candidate.
  if (alike.length === 0)
    return sql`
      select patient_id, 0 as misspelled from candidate where ${isAmongWords(search, term, 'candidate.words')}`;
  return sql`
    select patient_id, min(misspelled) as misspelled
    from (${beginnings(search, term)} union all ${likenesses(search.practiceId, alike)}) as way
    where patient_id in (select patient_id from candidate) group by patient_id`;
}
