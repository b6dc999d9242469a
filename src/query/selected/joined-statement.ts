import { columnOf } from '../../database/plain-rows.ts';
import type { Statement } from '../../database/statement-batch.ts';
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
  /** Its parameters, of the page's own. */
  given(parameters: Statement['parameters']): Statement['parameters'];
  row: Placed;
}

/** Selects of the rows that a statement finds, and of those they lead to, what is wanted. */
export function joinedStatement(page: Statement, selection: Selection, order: readonly OrderKey[]): JoinedStatement {
  const columns: string[] = [];
  const joins: string[] = [];
  const place = ({ properties, joined }: Selection, alias: string): Placed => ({
    first: columns.push(...[...properties].map((property) => `${alias}.${columnOf(property)}`)) - properties.size,
    properties: [...properties],
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
  const { sql, given } = joins.length > 0 ? expectedMany(page) : { sql: page.sql, given: same };
  const text = `select ${columns.join(', ')} from (${sql}) page${joins.join('')} order by ${ordered}`;
  return { text, given, row };
}

/**
 * A page that PostgreSQL takes for ten rows: it expects ten elements of an array that it does not know, here one. Of bounds that it does not know it expects one
 * row or three, whatever comes, and would look up each row's room by itself instead of reading the practice's rooms once.
 */
function expectedMany({ sql, parameters }: Statement): { sql: string; given: JoinedStatement['given'] } {
  return {
    sql: `select page.*, unnest($${parameters.length + 1}::int[]) from (${sql}) page`,
    given: (values) => [...values, [1]],
  };
}

function same(parameters: Statement['parameters']): Statement['parameters'] {
  return parameters;
}
