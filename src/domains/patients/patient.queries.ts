import { type PatientConnection, Permission, type QuerySearchPatientsArgs } from '../../generated/models.ts';
import { toConnection } from '../../reading/lists/connection.ts';
import { beginCount } from '../../reading/lists/count.ts';
import { orderOf } from '../../reading/lists/order.ts';
import { parsePageCursor } from '../../reading/lists/page-cursor.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import type { SelectingInfo } from '../../reading/selected/collect.ts';
import type { Context } from '../../request/context.ts';
import { practiceIdOf } from '../../request/practice-id-of.ts';
import { PatientEntity } from './patient.entity.ts';
import { countAlike, countExact, findAlike, findExact, type Match, type PatientSearch } from './patient-matches.ts';
import { typedTerms } from './typed-terms.ts';

/** What matches to the letter comes before what is only alike, then names decide. */
const bestFirst = orderOf('patient', 'BEST_FIRST', 'asc', {
  misspelled: 'number',
  family_name: 'text',
  given_name: 'text',
  id: 'uuid',
});

/** Search as you type: each word narrows. */
export async function searchPatients(
  context: Context,
  info: SelectingInfo,
  { text, first, after }: QuerySearchPatientsArgs,
): Promise<PatientConnection> {
  const search: PatientSearch = {
    practiceId: practiceIdOf(context),
    terms: typedTerms(text),
    mayFindByPhone: context.request.principal.permissions.has(Permission.VIEW_CONTACT_DETAILS),
    cursor: parsePageCursor(after, bestFirst),
  };
  const count = beginCount(info, () => countMatches(context, search));
  const matches = await findMatches(context, search, first + 1);
  const rows = await Promise.all(matches.map(({ id }) => load(context, rowsById(PatientEntity), id)));
  const found = rows.flatMap((row, index) => (row ? [{ ...(matches[index] as Match), row }] : []));
  const page = toConnection(found, first, bestFirst, count);
  const edges = page.edges.map(({ node, cursor }) => ({ node: node.row, cursor }));
  return { ...page, edges, nodes: edges.map(({ node }) => node) };
}

/** Misspellings are looked for only when what was typed to the letter does not fill the page. */
async function findMatches(context: Context, search: PatientSearch, limit: number): Promise<Match[]> {
  if (search.terms.length === 0) return [];
  const db = await context.request.reads.reader();
  const isAmongAlike = search.cursor !== null && search.cursor[0] !== '0';
  const exact = isAmongAlike ? [] : await findExact(db, search, limit);
  if (exact.length === limit || !mayBeMisspelled(search)) return exact;
  const alike = await findAlike(db, isAmongAlike ? search : { ...search, cursor: null }, limit - exact.length);
  return [...exact, ...alike];
}

async function countMatches(context: Context, search: PatientSearch): Promise<number> {
  if (search.terms.length === 0) return 0;
  const db = await context.request.reads.reader();
  const counts = [countExact(db, search), mayBeMisspelled(search) ? countAlike(db, search) : 0];
  const [exact = 0, alike = 0] = await Promise.all(counts);
  return exact + alike;
}

function mayBeMisspelled({ terms }: PatientSearch): boolean {
  return terms.some((term) => term.mayBeMisspelled);
}
