import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../request/context.ts';
import { load, type RowLoader } from '../row-loader.ts';
import { selectedOnPage } from '../selected/select-page.ts';
import { selectRows } from '../selected/select-rows.ts';
import type { Selection } from '../selected/selection.ts';
import { childStatements } from './child-statements.ts';
import type { ChildTable } from './child-table.ts';
import { type Connection, toConnection } from './connection.ts';
import { beginCount } from './count.ts';
import { parsePageCursor } from './page-cursor.ts';
import { valuesOf } from './position.ts';

interface Asked<Filter, Name> {
  first: number;
  after?: string | null;
  orderBy: Name;
  filter?: Filter | null;
}

type Row = Record<string, unknown>;

/** How one page of a list, and its count, are loaded for all parents of an answer. */
interface Loaders {
  rows: RowLoader<string, Row[]>;
  counts: RowLoader<string, number>;
}

/** One parent's page, as far as it is selected. The parents of one answer ask for the same page, and get it in one statement. */
export async function listChildren<Child extends object, Filter, Name extends string>(
  context: Context,
  info: GraphQLResolveInfo,
  child: ChildTable<Filter, Name>,
  parentId: string,
  asked: Asked<Filter, Name>,
): Promise<Connection<Child>> {
  const selection = selectedOnPage(context, info);
  const { rows, counts } = loadersFor(context, selection, child, asked);
  const count = beginCount(info, async () => (await load(context, counts, parentId)) ?? 0);
  const found = (await load(context, rows, parentId)) ?? [];
  return toConnection(found as Child[], asked.first, child.orders[asked.orderBy], count);
}

/** Kept for the request: whoever asks for the same page later, or of another parent, uses the same. */
function loadersFor<Filter, Name extends string>(
  { request: { loaders } }: Context,
  selection: Selection,
  child: ChildTable<Filter, Name>,
  asked: Asked<Filter, Name>,
): Loaders {
  const known = (loaders.get(selection) as Map<string, Loaders> | undefined) ?? new Map<string, Loaders>();
  loaders.set(selection, known);
  const key = JSON.stringify(asked);
  const found = known.get(key) ?? makeLoaders(selection, child, asked);
  known.set(key, found);
  return found;
}

function makeLoaders<Filter, Name extends string>(
  selection: Selection,
  child: ChildTable<Filter, Name>,
  { first, after, orderBy, filter }: Asked<Filter, Name>,
): Loaders {
  const { parentId, orders } = child;
  const order = orders[orderBy];
  const position = parsePageCursor(after, order);
  const values = valuesOf(position);
  const { page, count } = childStatements(child, orderBy, position === null, filter);
  const wanted = withParentId(selection, parentId);
  return {
    rows: {
      load: async (db, parentIds, practiceId, reads) => {
        const statement = page(db, { practiceId, parentIds, limit: first + 1, ...values });
        const rows = await selectRows<Row>(reads, wanted, statement, order.keys);
        return Map.groupBy(rows, (row) => row[parentId] as string);
      },
    },
    counts: {
      load: async (db, parentIds, practiceId, reads) => {
        const counted = await reads.select(count(db, { practiceId, parentIds }));
        return new Map(counted as readonly [string, number][]);
      },
    },
  };
}

const withParents = new WeakMap<Selection, Selection>();

/** Which parent a row belongs to has to be known, whether or not it is selected. The same for the same: statements are kept for it. */
function withParentId(selection: Selection, parentId: string): Selection {
  const known = withParents.get(selection);
  if (known) return known;
  const wanted = { ...selection, properties: selection.properties.union(new Set([parentId])) };
  withParents.set(selection, wanted);
  return wanted;
}
