import type { Placed } from './joined-statement.ts';

type Row = Record<string, unknown>;

/** A row of values by position as an object, with the joined ones in it; null where nothing was joined. */
export function nestedRow({ first, properties, joined }: Placed, found: readonly unknown[]): Row {
  const row: Row = {};
  let at = first;
  for (const property of properties) {
    row[property] = found[at];
    at += 1;
  }
  // Only a row that was not found has no id.
  for (const { field, row: inner } of joined) row[field] = found[inner.first] === null ? null : nestedRow(inner, found);
  return row;
}
