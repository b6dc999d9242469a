import { type SelectQueryBuilder, sql } from 'kysely';
import { columnOf } from '../database/connection/plain-rows.ts';
import type { Order } from '../reading/lists/order.ts';
import { isAfter } from './is-after.ts';

/** Puts the rows of a query in order, from after these values of the order's keys. */
export function inOrder<Tables, From extends keyof Tables, Row>(
  query: SelectQueryBuilder<Tables, From, Row>,
  order: Order,
  after: readonly unknown[] | null,
): SelectQueryBuilder<Tables, From, Row> {
  const rest = after ? query.where(isAfter(order, after)) : query;
  return order.keys.reduce(
    (ordered, { property, direction }) => ordered.orderBy(sql.raw(`${order.table}.${columnOf(property)}`), direction),
    rest,
  );
}
