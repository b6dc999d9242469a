import { columnOf } from '../../database/plain-rows.ts';
import type { Selection } from './selection.ts';

/** A property that a list is ordered by. */
export interface OrderKey {
  property: string;
  direction: 'asc' | 'desc';
}

/** Where each value of a row is found: by position. */
export interface Placed {
  /** Property and position. */
  values: readonly (readonly [property: string, at: number])[];
  joined: readonly { field: string; row: Placed }[];
}

interface JoinedStatement {
  text: string;
  row: Placed;
}

/** Selects of the rows that a statement finds, and of those they lead to, what is wanted. */
export function joinedStatement(page: string, selection: Selection, order: readonly OrderKey[]): JoinedStatement {
  const columns: string[] = [];
  const joins: string[] = [];
  const place = ({ properties, joined }: Selection, alias: string): Placed => ({
    values: [...properties].map((property) => [property, columns.push(`${alias}.${columnOf(property)}`) - 1]),
    joined: joined.map(({ field, from, to, table, selection: inner }) => {
      const other = `j${joins.length}`;
      const isIt = `${other}.practice_id = ${alias}.practice_id and ${other}.${columnOf(to)} = ${alias}.${columnOf(from)}`;
      joins.push(` left join ${table} ${other} on ${isIt}`);
      return { field, row: place(inner, other) };
    }),
  });
  const row = place(selection, 'page');
  // A join keeps no order.
  const ordered = order.map(({ property, direction }) => `page.${columnOf(property)} ${direction}`).join(', ');
  const text = `select ${columns.join(', ')} from (${page}) page${joins.join('')} order by ${ordered}`;
  return { text, row };
}
