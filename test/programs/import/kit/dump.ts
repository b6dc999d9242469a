import { query } from '../../../start/kit/query.ts';

/** Every row of every table, as text. */
export async function dump(ownerUrl: string): Promise<Record<string, string[]>> {
  const tables = await query(
    ownerUrl,
    "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
  );
  const entries: [string, string[]][] = [];
  for (const [table] of tables) {
    const rows = await query(ownerUrl, `select to_jsonb(row)::text from "${table}" as row order by 1`);
    entries.push([String(table), rows.map(([text]) => String(text))]);
  }
  return Object.fromEntries(entries);
}
