import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../request/context.ts';
import { practiceIdOf } from '../../request/practice-id-of.ts';
import { load, type RowLoader } from '../row-loader.ts';
import { selectedOnPage, selectPage } from '../selected/select-page.ts';
import { selectRows } from '../selected/select-rows.ts';
import type { Selection } from '../selected/selection.ts';
import type { Count } from './connection.ts';
import type { List } from './list.ts';
import { type ListStatements, listStatements, type Values } from './list-statements.ts';
import type { Order } from './order.ts';
import type { Side } from './position.ts';
import type { Window } from './window.ts';

/** The arguments of a page. */
export interface Asked<Filter, Name extends string> {
  orderBy: Name;
  order: Order;
  window: Window;
  filter: Filter | null | undefined;
  /** Further arguments that have a value. */
  given: Values;
}

type Row = Record<string, unknown>;

/** How a page is read, and what is selected beside it. */
interface ListReads {
  rows: () => Promise<Row[]>;
  count: Count;
  beyond: (side: Side) => Promise<boolean>;
}

export function readsOfPractice<Filter, Name extends string>(
  context: Context,
  info: GraphQLResolveInfo,
  list: List<Filter, Name>,
  asked: Asked<Filter, Name>,
): ListReads {
  const { page, count, beyond } = statementsFor(list, asked, undefined);
  const values = { ...valuesOf(asked), practiceId: practiceIdOf(context) };
  const { reads } = context.request;
  // Of all rows of a practice: how many match decides whether to walk through the order or to gather them.
  const isPlannedOnce = list.where !== undefined;
  const one = async (statement: ListStatements['count']): Promise<unknown> =>
    (await reads.select(statement(await reads.reader(), values)))[0]?.[0];
  return {
    rows: () => selectPage<Row>(context, info, (db) => ({ ...page(db, values), isPlannedOnce }), asked.order.keys),
    count: async () => Number(await one(count)),
    beyond: async (side) => Boolean(await one(beyond[side])),
  };
}

/** How pages, and what is selected beside them, are loaded for all parents of an answer. */
interface Loaders {
  rows: RowLoader<string, Row[]>;
  count: RowLoader<string, unknown>;
  beyond: Readonly<Record<Side, RowLoader<string, unknown>>>;
}

/** @param args All that distinguishes one page of the list from another. */
export function readsOfParent<Filter, Name extends string>(
  context: Context,
  info: GraphQLResolveInfo,
  list: List<Filter, Name>,
  asked: Asked<Filter, Name> & { args: object },
  property: string,
  id: string,
): ListReads {
  const selection = selectedOnPage(context, info);
  // Kept for the request: the same page is asked for of other parents, and later.
  const known = (context.request.loaders.get(selection) as Map<string, Loaders> | undefined) ?? new Map();
  context.request.loaders.set(selection, known);
  const key = JSON.stringify([property, asked.args], (_name, value) =>
    typeof value === 'bigint' ? `${value} cents` : value,
  );
  const loaders: Loaders = known.get(key) ?? loadersOf(selection, list, asked, property);
  known.set(key, loaders);
  return {
    rows: async () => (await load(context, loaders.rows, id)) ?? [],
    count: async () => Number((await load(context, loaders.count, id)) ?? 0),
    beyond: async (side) => Boolean(await load(context, loaders.beyond[side], id)),
  };
}

function loadersOf<Filter, Name extends string>(
  selection: Selection,
  list: List<Filter, Name>,
  asked: Asked<Filter, Name>,
  property: string,
): Loaders {
  const { page, count, beyond } = statementsFor(list, asked, property);
  const values = valuesOf(asked);
  const wanted = withProperty(selection, property);
  const ofParents = (statement: ListStatements['count']): RowLoader<string, unknown> => ({
    load: async (db, parentIds, practiceId, reads) =>
      new Map(
        (await reads.select(statement(db, { ...values, practiceId, parentIds }))) as readonly [string, unknown][],
      ),
  });
  return {
    rows: {
      load: async (db, parentIds, practiceId, reads) => {
        const statement = page(db, { ...values, practiceId, parentIds });
        const rows = await selectRows<Row>(reads, wanted, statement, asked.order.keys);
        return Map.groupBy(rows, (row) => row[property] as string);
      },
    },
    count: ofParents(count),
    beyond: { after: ofParents(beyond.after), before: ofParents(beyond.before) },
  };
}

function statementsFor<Filter, Name extends string>(
  list: List<Filter, Name>,
  { orderBy, window, filter, given }: Asked<Filter, Name>,
  parent: string | undefined,
): ListStatements {
  const { isBackward, after, before } = window;
  const bounds = { isBackward, hasAfter: after !== null, hasBefore: before !== null };
  return listStatements(list, { orderBy, ...bounds, parent, given: Object.keys(given).sort() }, filter);
}

function valuesOf({ window, given }: Asked<unknown, string>): Values {
  const values: Record<string, unknown> = { ...given, limit: window.size + 1 };
  for (const side of ['after', 'before'] as const)
    for (const [number, value] of (window[side] ?? []).entries()) values[`${side}${number}`] = value;
  return values;
}

const withProperties = new WeakMap<Selection, Selection>();

/**
 * Which parent a row belongs to has to be known, whether or not it is selected. The same for the same: statements are
 * kept for it.
 */
function withProperty(selection: Selection, property: string): Selection {
  const known = withProperties.get(selection);
  if (known) return known;
  const wanted = { ...selection, properties: selection.properties.union(new Set([property])) };
  withProperties.set(selection, wanted);
  return wanted;
}
