import type { Context } from '../../context.ts';
import { load, type RowLoader } from '../row-loader.ts';

/** A field that leads from a row to at most one row of another table. */
interface Link {
  /** This row's property … */
  from: string;
  /** … that is this property of the other row: its `id` unless said. */
  to?: string;
}

/** The fields of a type that can be joined. */
export type Links = Readonly<Record<string, Link>>;

/** The row a link leads to: the one that was joined, or else loaded. */
export function linked<Row>(
  context: Context,
  row: object,
  field: string,
  loader: RowLoader<string, Row>,
  key: string | null | undefined,
): Promise<Row | null> | Row | null {
  if (field in row) return (row as Record<string, Row | null>)[field] ?? null;
  return key ? load(context, loader, key) : null;
}
