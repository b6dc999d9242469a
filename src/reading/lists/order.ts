import type { KeyKind } from '../../query/key-kind.ts';
import type { OrderKey } from '../selected/joined-statement.ts';

/** An order of a list: by properties of its rows that are never null and together no two rows' alike. An index of the table holds them in this sequence. */
export interface Order {
  /** Is part of each cursor, so that one of another order is known. */
  name: string;
  table: string;
  direction: OrderKey['direction'];
  /** All in the one direction. */
  keys: readonly (OrderKey & { kind: KeyKind })[];
}

/** @param name Of the table's orders. */
export function orderOf(
  table: string,
  name: string,
  direction: Order['direction'],
  kinds: Readonly<Record<string, KeyKind>>,
): Order {
  const keys = Object.entries(kinds).map(([property, kind]) => ({ property, direction, kind }));
  return { name: `${table} ${name}`, table, direction, keys };
}
