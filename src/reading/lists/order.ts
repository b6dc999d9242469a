import type { Property, Table } from '../../database/sql/column.ts';
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

/** What lists are ordered by: the SQL type of each kind of value, and what one looks like. Cursors can be forged, and PostgreSQL knows no year 0. */
export const keyKinds = {
  uuid: { type: 'uuid', form: /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/ },
  number: { type: 'int', form: /^\d{1,9}$/ },
  text: { type: 'text', form: /^[^\0]*$/ },
  instant: { type: 'timestamptz', form: /^(?!0000)\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/ },
};

export type KeyKind = keyof typeof keyKinds;

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
