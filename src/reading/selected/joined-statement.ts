import { columnOf } from '../../database/connection/plain-rows.ts';
import type { Selection } from './selection.ts';

/** A property that a list is ordered by. */
export interface OrderKey {
  property: string;
  direction: 'asc' | 'desc';
}

/** Where the values of a row are found: one after the other from a position on, its id first. */
export interface Placed {
  first: number;
  properties: readonly string[];
  joined: readonly { field: string; row: Placed }[];
}

interface JoinedStatement {
  text: string;
  row: Placed;
}

/**
 * Selects of the rows that a statement finds, and of those they lead to, what is wanted.
 * @param practice The practice's id as it stands in the text: each table names it, so that the statement finds its
 * server.
 */
export function joinedStatement(
  page: string,
  selection: Selection,
  order: readonly OrderKey[],
  practice: string,
): JoinedStatement {
  const columns: string[] = [];
  const joins: string[] = [];
  const place = ({ properties, joined }: Selection, alias: string): Placed => ({
    first: columns.push(...[...properties].map((property) => `${alias}.${columnOf(property)}`)) - properties.size,
    properties: [...properties],
    joined: joined.map(({ field, from, to, table, selection: inner }) => {
      const other = `j${joins.length}`;
      const isIt = `${other}.practice_id = ${practice} and ${other}.${columnOf(to)} = ${alias}.${columnOf(from)}`;
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
