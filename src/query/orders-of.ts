import type { Property, Table } from '../database/sql/column.ts';
import { type Order, orderOf } from '../reading/lists/order.ts';
import type { KeyKind } from './key-kind.ts';

/** Ways through an index of a table, by the names that clients choose among. */
export function ordersOf<From extends Table, Name extends string>(
  table: From,
  kinds: { readonly [Key in Property<From>]?: KeyKind },
  directions: Readonly<Record<Name, Order['direction']>>,
): Readonly<Record<Name, Order>> {
  const named = Object.entries<Order['direction']>(directions).map(
    ([name, direction]) => [name, orderOf(table, name, direction, kinds as Record<string, KeyKind>)] as const,
  );
  return Object.fromEntries(named) as Record<string, Order> as Record<Name, Order>;
}
