import { sql } from 'kysely';
import type { Context } from '../request/context.ts';
import { practiceIdOf } from '../request/practice-id-of.ts';

interface Named {
  /** Has the column `<column>_key`. */
  table: string;
  column: 'name' | 'mrn';
  written: string;
  /** Where the table has names that exist once for each site. */
  siteId?: string;
}

/**
 * A name that a practice has already, as it is written there: names are the same without regard to case, width and
 * spaces. Read after the write was rolled back.
 */
export async function keptSpelling(context: Context, { table, column, written, siteId }: Named): Promise<string> {
  const db = await context.request.reads.reader();
  const atSite = siteId ? sql`and site_id = ${siteId}` : sql``;
  const { rows } = await sql<{ spelling: string }>`select ${sql.ref(column)} as spelling from ${sql.table(table)}
    where practice_id = ${practiceIdOf(context)} and ${sql.ref(`${column}_key`)} = foyer_name_key(${written}) ${atSite}
    limit 1`.execute(db);
  return rows[0]?.spelling ?? written;
}
