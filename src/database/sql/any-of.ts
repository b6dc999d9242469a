import { type RawBuilder, sql } from 'kysely';

/** `= any(ids)`: one statement, however many there are. */
export function anyOf(ids: readonly string[]): RawBuilder<string> {
  return sql<string>`any(${ids}::uuid[])`;
}
