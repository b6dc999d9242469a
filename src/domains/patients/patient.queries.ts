import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { Reader } from '../../database/reader.ts';
import { type PatientConnection, Permission, type QuerySearchPatientsArgs } from '../../generated/models.ts';
import { parsePageCursor, toConnection } from '../../query/connection.ts';
import { load, practiceIdOf } from '../../query/row-loader.ts';
import { patientById } from './patient.loaders.ts';
import { phoneTerm, trigramsOf } from './search-terms.ts';
import { type TypedTerm, typedTerms } from './typed-terms.ts';

/** The part of a word's trigrams that a misspelled name must share. */
const sharedTrigrams = 0.6;

interface Match {
  id: string;
  family_name: string;
  given_name: string;
  /** How many words matched only by likeness. */
  misspelled: number;
}

/** Search as you type: each word narrows; what matches to the letter comes before what is only alike, then names decide. */
export async function searchPatients(
  context: Context,
  { text, first, after }: QuerySearchPatientsArgs,
): Promise<PatientConnection> {
  const terms = typedTerms(text);
  const cursor = parsePageCursor(after, ['number', 'text', 'text', 'uuid']);
  const matches = terms.length > 0 ? await findMatches(context, terms, first, cursor) : [];
  const rows = await Promise.all(matches.map((match) => load(context, patientById, match.id)));
  const found = rows.flatMap((row, index) => (row ? [{ row, match: matches[index] as Match }] : []));
  const page = toConnection(found, first, ({ match }) => [
    String(match.misspelled),
    match.family_name,
    match.given_name,
    match.id,
  ]);
  return { ...page, edges: page.edges.map(({ node, cursor }) => ({ node: node.row, cursor })) };
}

async function findMatches(
  context: Context,
  terms: TypedTerm[],
  first: number,
  cursor: string[] | null,
): Promise<Match[]> {
  const practiceId = practiceIdOf(context);
  const db: Reader = await context.request.reads.reader();
  const mayFindByPhone = context.request.principal.permissions.has(Permission.VIEW_CONTACT_DETAILS);
  const hits = sql.join(
    terms.map((term) => hitsOf(practiceId, term, mayFindByPhone)),
    sql` union all `,
  );
  const [misspelled, family, given, id] = cursor ?? [];
  const isAfter = cursor
    ? sql`where (misspelled, family_name, given_name, id) > (${misspelled}::int, ${family}, ${given}, ${id}::uuid)`
    : sql``;
  const { rows } = await sql<Match>`
    select * from (
      select patient.id, patient.family_name, patient.given_name, sum(hit.misspelled)::int as misspelled
      from (${hits}) as hit
      join patient on patient.practice_id = ${practiceId} and patient.id = hit.patient_id
      group by patient.id, patient.family_name, patient.given_name
      having count(*) = ${terms.length}
    ) as match ${isAfter}
    order by misspelled, family_name, given_name, id
    limit ${first + 1}`.execute(db);
  return rows;
}

/** Patients that one word finds, each once. Ranges and equality only: row-level security keeps other operators away from the index. */
function hitsOf(
  practiceId: string,
  { prefix, mayBeMisspelled }: TypedTerm,
  mayFindByPhone: boolean,
): RawBuilder<unknown> {
  const isNumber = /^\d+$/.test(prefix);
  const ways = [beginningWith(practiceId, prefix)];
  if (isNumber && mayFindByPhone) ways.push(beginningWith(practiceId, phoneTerm(prefix)));
  if (mayBeMisspelled) ways.push(alike(practiceId, prefix));
  return sql`select patient_id, min(misspelled) as misspelled from (${sql.join(ways, sql` union all `)}) as way group by patient_id`;
}

function beginningWith(practiceId: string, prefix: string): RawBuilder<unknown> {
  const beyond = `${prefix}\u{10FFFF}`;
  return sql`
    select patient_id, 0 as misspelled from patient_search_term
    where practice_id = ${practiceId} and term >= ${prefix} and term < ${beyond} group by patient_id`;
}

function alike(practiceId: string, word: string): RawBuilder<unknown> {
  // Without the padding at its end: the word may not be typed to its end yet.
  const trigrams = trigramsOf(word).slice(0, -1);
  return sql`
    select patient_id, 1 as misspelled from patient_search_term
    where practice_id = ${practiceId} and term = any(${trigrams}) group by patient_id
    having count(*) >= ${Math.ceil(trigrams.length * sharedTrigrams)}`;
}
