import type { Placed } from './joined-statement.ts';

type Row = Record<string, unknown>;

/** A row of values by position as an object, with the joined ones in it; null where nothing was joined. */
export function nestedRow({ values, joined }: Placed, found: readonly unknown[]): Row {
  const row: Row = {};
  for (const [property, at] of values) row[property] = found[at];
  for (const { field, row: inner } of joined) row[field] = isThere(inner, found) ? nestedRow(inner, found) : null;
  return row;
}

/** The first value is the id, which only a row that was not found has not. */
function isThere({ values: [id] }: Placed, found: readonly unknown[]): boolean {
  return id !== undefined && found[id[1]] !== null;
}
