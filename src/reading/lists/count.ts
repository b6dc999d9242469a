import { getNamedType } from 'graphql';
import { type SelectQueryBuilder, sql } from 'kysely';
import { collect, type SelectingInfo } from '../selected/collect.ts';
import type { Count } from './connection.ts';

/** Counts at once where the number is selected, so that it is asked for together with the page; otherwise not at all. */
export function beginCount(info: SelectingInfo, count: Count): Count {
  const connection = collect(info, getNamedType(info.returnType), info.fieldNodes);
  if (!connection?.fields.has('totalCount')) return count;
  const counted = count();
  // Told where the number is answered.
  counted.catch(() => {});
  return () => counted;
}

/** Counts all rows that a query finds, whatever it selects of them. */
export function countOf<Tables, From extends keyof Tables, Row>(query: SelectQueryBuilder<Tables, From, Row>): Count {
  return async () => {
    const counting = query.clearSelect().select(sql<number>`count(*)`.as('count'));
    const [row] = await counting.$castTo<{ count: number }>().execute();
    return row?.count ?? 0;
  };
}
