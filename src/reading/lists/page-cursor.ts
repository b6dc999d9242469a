import { keyKinds } from '../../database/sql/key-kinds.ts';
import { BadInput } from '../../errors/bad-input.ts';
import type { Order } from './order.ts';

/** The values of the row that a page ends at, by the order's keys. */
export type Position = readonly string[];

/** Where a row stands in an order, for the client to hand back: it stays good when rows come and go, this one too. */
export function printPageCursor({ name, keys }: Order, row: object): string {
  const values = keys.map(({ property }) => printValue(Reflect.get(row, property)));
  return Buffer.from(JSON.stringify([name, ...values])).toString('base64url');
}

function printValue(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

const waysOut = {
  after: 'hand back the endCursor of the page before',
  before: 'hand back the startCursor of the page after',
};

/** The position of a cursor that a page in this order gave; null without one. */
export function parsePageCursor(
  cursor: string | null | undefined,
  { name, keys }: Order,
  argument: keyof typeof waysOut = 'after',
): Position | null {
  if (!cursor) return null;
  const [order, ...values] = textsIn(cursor);
  const isOurs = order === name && values.length === keys.length;
  if (isOurs && keys.every(({ kind }, index) => keyKinds[kind].isOne(values[index] ?? ''))) return values;
  throw new BadInput(
    `${argument} is no cursor of this list in this order; ${waysOut[argument]}, with the same orderBy.`,
    [argument],
  );
}

function textsIn(cursor: string): string[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(values) && values.every((value) => typeof value === 'string') ? values : [];
  } catch {
    return [];
  }
}
