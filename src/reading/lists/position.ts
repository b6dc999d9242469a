import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { keyKinds } from '../../database/sql/key-kinds.ts';
import type { Order } from './order.ts';
import type { Position } from './page-cursor.ts';

/** A bound of a page: the cursor it is named by. */
export type Side = 'after' | 'before';

/** Rows on the page's side of a bound; or those on its other side, the row of the cursor among them. */
export type Part = 'inside' | 'outside';

/** Whether the rows of a part follow the cursor in the order. */
export function isFollowing(part: Part, side: Side): boolean {
  return (part === 'inside') === (side === 'after');
}

/** Whether a row is in a part of an order. All columns are compared as one: such a bound is one for the index. */
export function isInPart(
  { direction }: Pick<Order, 'direction'>,
  columns: readonly RawBuilder<unknown>[],
  [part, side]: readonly [Part, Side],
  values: readonly RawBuilder<unknown>[],
): Expression<SqlBool> {
  const isGreater = isFollowing(part, side) === (direction === 'asc');
  const sign = sql.raw(`${isGreater ? '>' : '<'}${part === 'outside' ? '=' : ''}`);
  return sql`(${sql.join(columns)}) ${sign} (${sql.join(values)})`;
}

/** The values of a position as parameters of their columns' types. */
export function parametersOf({ keys }: Pick<Order, 'keys'>, position: Position): RawBuilder<unknown>[] {
  return keys.map(({ kind }, number) => sql`${position[number]}::${sql.raw(keyKinds[kind].type)}`);
}

/** The same where a statement is put together once, and gets its values later. */
export function givenPosition(
  { keys }: Pick<Order, 'keys'>,
  side: Side,
  given: (name: string, type: string) => RawBuilder<unknown>,
): RawBuilder<unknown>[] {
  return keys.map(({ kind }, number) => given(`${side}${number}`, keyKinds[kind].type));
}
