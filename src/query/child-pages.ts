import type { Context } from '../context.ts';
import type { Reader } from '../database/reader.ts';
import { load, type RowLoader } from './row-loader.ts';

/** Which rows of each parent: how many, and after which ordering values; null from the beginning. */
export interface ChildPage {
  first: number;
  before: string[] | null;
}

/** How to find the same page of several parents at once. Asked for one row more than `first`, so that the page knows whether there is more. */
export interface ChildPages<Row> {
  find: (db: Reader, practiceId: string, parentIds: string[], page: ChildPage) => Promise<Row[]>;
  parentIdOf: (row: Row) => string;
}

interface Wanted extends ChildPage {
  parentId: string;
}

const loaders = new WeakMap<object, RowLoader<string, unknown[]>>();

/** One parent's page. The parents of one answer ask for the same page, and get it in one query. */
export async function loadChildPage<Row>(
  context: Context,
  pages: ChildPages<Row>,
  parentId: string,
  page: ChildPage,
): Promise<Row[]> {
  const loader = (loaders.get(pages) ?? remember(pages)) as RowLoader<string, Row[]>;
  return (await load(context, loader, JSON.stringify({ parentId, ...page } satisfies Wanted))) ?? [];
}

function remember<Row>(pages: ChildPages<Row>): RowLoader<string, Row[]> {
  const loader: RowLoader<string, Row[]> = {
    load: async (db, keys, practiceId) => {
      const found = new Map<string, Row[]>();
      const wanted = keys.map((key) => ({ key, ...(JSON.parse(key) as Wanted) }));
      for (const group of Map.groupBy(wanted, ({ first, before }) => `${first} ${before}`).values()) {
        const { first, before } = group[0] as ChildPage;
        const parentIds = group.map(({ parentId }) => parentId);
        const rows = Map.groupBy(
          await pages.find(db, practiceId, parentIds, { first: first + 1, before }),
          pages.parentIdOf,
        );
        for (const { key, parentId } of group) found.set(key, rows.get(parentId) ?? []);
      }
      return found;
    },
  };
  loaders.set(pages, loader);
  return loader;
}
