import type { RawBuilder } from 'kysely';
import type { Given } from '../../database/sql/template.ts';
import { keyKinds } from '../../query/key-kind.ts';
import type { Order } from './order.ts';
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
