import { BadInput } from './bad-input.ts';

/** A page of a list, in the shape of every connection of the schema. */
export interface Connection<Row> {
  edges: { node: Row; cursor: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Makes a page of rows fetched with one more than `first`. The cursor carries the values that the list is ordered by. */
export function toConnection<Row>(
  rows: readonly Row[],
  first: number,
  keysOf: (row: Row) => readonly unknown[],
): Connection<Row> {
  const edges = rows.slice(0, first).map((node) => new Edge(node, keysOf));
  const last = edges.at(-1);
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > first,
      get endCursor() {
        return last?.cursor ?? null;
      },
    },
  };
}

/** Most operations ask for no cursor, and none for that of each row. */
class Edge<Row> {
  readonly node: Row;
  readonly #keysOf: (row: Row) => readonly unknown[];

  constructor(node: Row, keysOf: (row: Row) => readonly unknown[]) {
    this.node = node;
    this.#keysOf = keysOf;
  }

  get cursor(): string {
    return printPageCursor(this.#keysOf(this.node));
  }
}

function printPageCursor(keys: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** What an ordering value must look like before it reaches SQL: cursors can be forged. */
type KeyKind = 'uuid' | 'text' | 'instant' | 'number';

const forms: Record<KeyKind, RegExp> = {
  uuid: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/,
  number: /^\d{1,9}$/,
  text: /^[^\0]*$/,
  instant: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
};

/** The ordering values of a cursor that `toConnection` made; null without one. */
export function parsePageCursor(cursor: string | null | undefined, kinds: readonly KeyKind[]): string[] | null {
  if (!cursor) return null;
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(keys) && keys.length === kinds.length && kinds.every((kind, index) => isKey(kind, keys[index]))) {
      return keys;
    }
  } catch {
    // Not a cursor of ours: told below.
  }
  throw new BadInput('after is no cursor of this list; hand back the endCursor of the page before.', ['after']);
}

function isKey(kind: KeyKind, key: unknown): boolean {
  if (typeof key !== 'string' || !forms[kind].test(key)) return false;
  return kind !== 'instant' || !Number.isNaN(Date.parse(key));
}
