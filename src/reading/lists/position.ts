import { type Expression, type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { columnOf } from '../../database/connection/plain-rows.ts';
import type { Given } from '../../database/sql/template.ts';
import { keyKinds, type Order } from './order.ts';
import type { Position } from './page-cursor.ts';

/** Of the row after which a page begins: values of a statement that is put together once. */
export interface PositionValues {
  [key: `key${number}`]: string;
}

export function valuesOf(position: Position | null): PositionValues {
  return Object.fromEntries((position ?? []).map((value, number) => [`key${number}`, value]));
}

/** The same where the statement wants them. */
export function givenPosition({ keys }: Order, given: Given<PositionValues>): RawBuilder<string>[] {
  return keys.map(({ kind }, number) => given(`key${number}`, keyKinds[kind].type));
}

/** Whether a row comes after these values of an order's keys. All columns are compared as one: such a bound is one for the index. */
export function isAfter({ table, direction, keys }: Order, values: readonly unknown[]): Expression<SqlBool> {
  const columns = sql.raw(keys.map(({ property }) => `${table}.${columnOf(property)}`).join(', '));
  return sql`(${columns}) ${sql.raw(direction === 'asc' ? '>' : '<')} (${sql.join(values)})`;
}

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
