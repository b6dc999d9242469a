import { sql } from 'kysely';
import type { Reader } from '../../database/sql/reader.ts';

/** The forms in which PostgreSQL compares names: without regard to case, width and spaces. */
export async function nameKeys(db: Reader, names: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; key: string }>`select name, foyer_name_key(name) as key
    from unnest(${[...new Set(names)]}::text[]) as name`.execute(db);
  return new Map(rows.map(({ name, key }) => [name, key]));
}
