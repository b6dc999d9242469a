import { type SelectQueryBuilder, sql } from 'kysely';
import type { Count } from '../reading/lists/connection.ts';

/** Counts all rows that a query finds, whatever it selects of them. */
export function countOf<Tables, From extends keyof Tables, Row>(query: SelectQueryBuilder<Tables, From, Row>): Count {
  return async () => {
    const counting = query.clearSelect().select(sql<number>`count(*)`.as('count'));
    const [row] = await counting.$castTo<{ count: number }>().execute();
    return row?.count ?? 0;
  };
}
