import type { Order } from './order.ts';
import { printPageCursor } from './page-cursor.ts';
import type { Window } from './window.ts';

/** A page of a list, in the shape of every connection of the schema. */
export interface Connection<Row> {
  edges: { node: Row; cursor: string }[];
  nodes: Row[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  /** Called when `totalCount` is selected. */
  count: Count;
}

/** How many rows all pages of a list have together. */
export type Count = () => Promise<number>;

/** Whether rows lie beyond the positions that a page was asked between. */
export interface PagesAround {
  preceding: boolean;
  following: boolean;
}

/**
 * Makes a page of rows in the list's order, fetched with one more than its size. The cursors carry the values that the
 * list is ordered by.
 */
export function toConnection<Row extends object>(
  rows: readonly Row[],
  { size, isBackward }: Pick<Window, 'size' | 'isBackward'>,
  order: Order,
  { preceding, following }: PagesAround,
  count: Count,
): Connection<Row> {
  const isCut = rows.length > size;
  const nodes = isBackward ? rows.slice(-size) : rows.slice(0, size);
  const edges = nodes.map((node) => new Edge(node, order));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: following || (isCut && !isBackward),
      hasPreviousPage: preceding || (isCut && isBackward),
      get startCursor() {
        return edges.at(0)?.cursor ?? null;
      },
      get endCursor() {
        return edges.at(-1)?.cursor ?? null;
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
