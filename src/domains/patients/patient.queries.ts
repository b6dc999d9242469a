import type { Context } from '../../context.ts';
import { type PatientConnection, Permission, type QuerySearchPatientsArgs } from '../../generated/models.ts';
import { parsePageCursor, toConnection } from '../../query/connection.ts';
import { load, practiceIdOf } from '../../query/row-loader.ts';
import { patientById } from './patient.loaders.ts';
import { findAlike, findExact, type Match, type PatientSearch } from './patient-matches.ts';
import { typedTerms } from './typed-terms.ts';

/** Search as you type: each word narrows; what matches to the letter comes before what is only alike, then names decide. */
export async function searchPatients(
  context: Context,
  { text, first, after }: QuerySearchPatientsArgs,
): Promise<PatientConnection> {
  const cursor = parsePageCursor(after, ['number', 'text', 'text', 'uuid']);
  const matches = await findMatches(context, text, first + 1, cursor);
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

/** Misspellings are looked for only when what was typed to the letter does not fill the page. */
async function findMatches(context: Context, text: string, limit: number, cursor: string[] | null): Promise<Match[]> {
  const terms = typedTerms(text);
  if (terms.length === 0) return [];
  const search: PatientSearch = {
    practiceId: practiceIdOf(context),
    terms,
    mayFindByPhone: context.request.principal.permissions.has(Permission.VIEW_CONTACT_DETAILS),
    cursor,
  };
  const db = await context.request.reads.reader();
  const isAmongAlike = cursor !== null && cursor[0] !== '0';
  const exact = isAmongAlike ? [] : await findExact(db, search, limit);
  if (exact.length === limit || !terms.some(({ mayBeMisspelled }) => mayBeMisspelled)) return exact;
  const alike = await findAlike(db, isAmongAlike ? search : { ...search, cursor: null }, limit - exact.length);
  return [...exact, ...alike];
}
