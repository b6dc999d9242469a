import { type Expression, type SqlBool, sql } from 'kysely';
import { columnOf } from '../database/connection/plain-rows.ts';
import type { Order } from '../reading/lists/order.ts';

/** Whether a row comes after these values of an order's keys. All columns are compared as one: such a bound is one for the index. */
export function isAfter({ table, direction, keys }: Order, values: readonly unknown[]): Expression<SqlBool> {
  const columns = sql.raw(keys.map(({ property }) => `${table}.${columnOf(property)}`).join(', '));
  return sql`(${columns}) ${sql.raw(direction === 'asc' ? '>' : '<')} (${sql.join(values)})`;
}
