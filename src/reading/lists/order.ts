import { type KeyKind, kindOf } from '../../database/sql/key-kinds.ts';
import type { Ordering } from '../../database/sql/ordering.ts';
import type { OrderKey } from '../selected/joined-statement.ts';

/**
 * An order of a list: by properties of its rows that are never null and together no two rows' alike. An index of the
 * table holds them in this sequence.
 */
export interface Order {
  /** Is part of each cursor, so that one of another order is known. */
  name: string;
  table: string;
  direction: OrderKey['direction'];
  /** All in the one direction. */
  keys: readonly (OrderKey & { kind: KeyKind })[];
}

/** An order whose values are of these kinds, wherever they come from. */
export function orderOf(
  table: string,
  name: string,
  direction: Order['direction'],
  kinds: Readonly<Record<string, KeyKind>>,
): Order {
  const keys = Object.entries(kinds).map(([property, kind]) => ({ property, direction, kind }));
  return { name: `${table} ${name}`, table, direction, keys };
}

/** Orders of a table by the names that clients choose among. The kinds of values are those of the entity's columns. */
export function ordersOf<Name extends string>(
  table: string,
  orderings: Readonly<Record<Name, Ordering>>,
): Readonly<Record<Name, Order>> {
  const named = Object.entries<Ordering>(orderings).map(([name, { direction, properties }]) => {
    const kinds = Object.fromEntries(properties.map((property) => [property, kindOf(table, property)]));
    return [name, orderOf(table, name, direction, kinds)] as const;
  });
  return Object.fromEntries(named) as Record<string, Order> as Record<Name, Order>;
}
