import type { Statement } from '../../database/connection/statement-batch.ts';

/**
 * The same page, of which PostgreSQL expects ten times as many rows: it takes an array that it does not know for ten
 * elements, here there is one. Between bounds that it does not know it expects one row or three. It would look up each
 * row's room by itself instead of reading the practice's rooms once.
 */
export function expectMany({ sql, parameters, ...how }: Statement): Statement {
  return {
    ...how,
    sql: `select page.*, unnest($${parameters.length + 1}::int[]) from (${sql}) page`,
    parameters: [...parameters, [1]],
  };
}
