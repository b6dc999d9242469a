import type { GraphQLResolveInfo } from 'graphql';
import { type PatientConnection, Permission, type QuerySearchPatientsArgs } from '../../generated/models.ts';
import { toConnection } from '../../reading/lists/connection.ts';
import { beginCount } from '../../reading/lists/count.ts';
import { isSelected } from '../../reading/lists/page-of.ts';
import type { Side } from '../../reading/lists/position.ts';
import { usualSize, type Window, windowOf } from '../../reading/lists/window.ts';
import { load } from '../../reading/row-loader.ts';
import { rowsById } from '../../reading/rows-by.ts';
import type { Context } from '../../request/context.ts';
import { practiceIdOf } from '../../request/practice-id-of.ts';
import { isDayFirst } from '../../time/is-day-first.ts';
import { practice } from '../practice/practice.ts';
import { PatientEntity } from './patient.entity.ts';
import type { PatientSearch } from './patient-hits.ts';
import {
  bestFirst,
  countAlike,
  countExact,
  findAlike,
  findExact,
  type Match,
  type MatchRange,
} from './patient-matches.ts';
import { typedTerms } from './typed-terms.ts';

/** Search as you type: each word narrows. */
export async function searchPatients(
  context: Context,
  { text, ...page }: QuerySearchPatientsArgs,
  info: GraphQLResolveInfo,
): Promise<PatientConnection> {
  const window = windowOf(page, bestFirst, usualSize(info));
  const search: PatientSearch = {
    practiceId: practiceIdOf(context),
    terms: typedTerms(text, await putsDayFirst(context, text)),
    mayFindByPhone: context.request.principal.permissions.has(Permission.VIEW_CONTACT_DETAILS),
  };
  const count = beginCount(info, () => countMatches(context, search));
  const [matches, preceding, following] = await Promise.all([
    findMatches(context, search, rangeOf(window)),
    isSelected(info, 'hasPreviousPage') && hasBeyond(context, search, window, 'after'),
    isSelected(info, 'hasNextPage') && hasBeyond(context, search, window, 'before'),
  ]);
  const rows = await Promise.all(matches.map(({ id }) => load(context, rowsById(PatientEntity), id)));
  const found = rows.flatMap((row, index) => (row ? [{ ...(matches[index] as Match), row }] : []));
  const { edges, nodes, pageInfo } = toConnection(found, window, bestFirst, { preceding, following }, count);
  return {
    edges: edges.map(({ node, cursor }) => ({ node: node.row, cursor })),
    nodes: nodes.map(({ row }) => row),
    pageInfo,
    count,
  } as PatientConnection;
}

/** The order of day and month matters only where a number is typed. */
async function putsDayFirst(context: Context, text: string): Promise<boolean> {
  return /\d/.test(text) && isDayFirst((await practice(context)).region);
}

function rangeOf({ size, isBackward, after, before }: Window): MatchRange {
  const bounds = Object.entries({ after, before }).flatMap(([side, position]) =>
    position ? [{ part: 'inside' as const, side: side as Side, position }] : [],
  );
  return { bounds, isBackward, limit: size + 1 };
}

async function hasBeyond(context: Context, search: PatientSearch, window: Window, side: Side): Promise<boolean> {
  const position = window[side];
  if (!position) return false;
  const bounds = [{ part: 'outside' as const, side, position }];
  return (await findMatches(context, search, { bounds, isBackward: false, limit: 1 })).length > 0;
}

/**
 * Misspellings are looked for only when what was typed to the letter does not fill the page; from the end they come
 * first.
 */
async function findMatches(context: Context, search: PatientSearch, range: MatchRange): Promise<Match[]> {
  if (search.terms.length === 0) return [];
  const db = await context.request.reads.reader();
  const find = {
    exact: (limit: number) => findExact(db, search, { ...range, limit }),
    alike: async (limit: number) => (mayBeMisspelled(search) ? findAlike(db, search, { ...range, limit }) : []),
  };
  const [first, second] = range.isBackward ? (['alike', 'exact'] as const) : (['exact', 'alike'] as const);
  const found = await find[first](range.limit);
  if (found.length === range.limit) return found;
  const more = await find[second](range.limit - found.length);
  return range.isBackward ? [...more, ...found] : [...found, ...more];
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
