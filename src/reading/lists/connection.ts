import type { Order } from './order.ts';
import { printPageCursor } from './page-cursor.ts';

/** A page of a list, in the shape of every connection of the schema. */
export interface Connection<Row> {
  edges: { node: Row; cursor: string }[];
  readonly nodes: Row[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  /** Called when `totalCount` is selected. */
  count: Count;
}

/** How many rows all pages of a list have together. */
export type Count = () => Promise<number>;

/** Makes a page of rows fetched with one more than `first`. The cursor carries the values that the list is ordered by. */
export function toConnection<Row extends object>(
  rows: readonly Row[],
  first: number,
  order: Order,
  count: Count,
): Connection<Row> {
  const edges = rows.slice(0, first).map((node) => new Edge(node, order));
  const last = edges.at(-1);
  return {
    edges,
    get nodes() {
      return edges.map(({ node }) => node);
    },
    pageInfo: {
      hasNextPage: rows.length > first,
      get endCursor() {
        return last?.cursor ?? null;
      },
    },
    count,
  };
}

/** Most operations ask for no cursor, and none for that of each row. */
class Edge<Row extends object> {
  readonly node: Row;
  readonly #order: Order;

  constructor(node: Row, order: Order) {
    this.node = node;
    this.#order = order;
  }

  get cursor(): string {
    return printPageCursor(this.#order, this.node);
  }
}
