import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import { type ChildTable, childPageStatement } from './child-page-statement.ts';
import { type Connection, parsePageCursor, toConnection } from './connection.ts';
import { load, type RowLoader } from './row-loader.ts';
import { selectedOnPage } from './selected/select-page.ts';
import { selectRows } from './selected/select-rows.ts';
import type { Selection } from './selected/selection.ts';

/** Which rows of each parent: how many, and after which ordering values; null from the beginning. */
interface ChildPage {
  first: number;
  keys: string[] | null;
}

interface Wanted extends ChildPage {
  parentId: string;
}

type Row = Record<string, unknown>;

const kinds = { timestamptz: 'instant', uuid: 'uuid' } as const;
const loaders = new WeakMap<Selection, RowLoader<string, Row[]>>();

/** One parent's page, as far as it is selected. The parents of one answer ask for the same page, and get it in one statement. */
export async function listChildren<Child extends object>(
  context: Context,
  info: GraphQLResolveInfo,
  child: ChildTable,
  parentId: string,
  { first, after }: { first: number; after?: string | null },
): Promise<Connection<Child>> {
  const keys = parsePageCursor(
    after,
    child.order.map(({ type }) => kinds[type]),
  );
  const selection = selectedOnPage(context, info);
  const loader = loaders.get(selection) ?? pagesLoader(child, selection);
  loaders.set(selection, loader);
  const rows = (await load(context, loader, JSON.stringify({ parentId, first, keys } satisfies Wanted))) ?? [];
  const page = toConnection(rows, first, (row) => child.order.map(({ property }) => row[property]));
  return page as Connection<Row> as Connection<Child>;
}

function pagesLoader(child: ChildTable, selection: Selection): RowLoader<string, Row[]> {
  const wanted = { ...selection, properties: selection.properties.union(new Set([child.parentId])) };
  const statements = { first: childPageStatement(child, true), later: childPageStatement(child, false) };
  return {
    load: async (db, asked, practiceId, reads) => {
      const alike = Map.groupBy(
        asked.map((key) => ({ key, ...(JSON.parse(key) as Wanted) })),
        ({ first, keys }) => `${first} ${keys}`,
      );
      const pages = [...alike.values()].map(async (group) => {
        const { first, keys } = group[0] as ChildPage;
        const statement = statements[keys ? 'later' : 'first'](db, {
          practiceId,
          parentIds: group.map(({ parentId }) => parentId),
          limit: first + 1,
          ...Object.fromEntries((keys ?? []).map((key, number) => [`key${number}`, key])),
        });
        const rows = await selectRows<Row>(reads, wanted, statement, child.order);
        const byParent = Map.groupBy(rows, (row) => row[child.parentId]);
        return group.map(({ key, parentId }) => [key, byParent.get(parentId) ?? []] as const);
      });
      return new Map((await Promise.all(pages)).flat());
    },
  };
}
