/**
 * Statements for a table that all practices read and no practice's data is in: a copy stands on each server. The owner
 * alone fills it, by an importer. Its policy lets every row through; the right to change rows is given to nobody.
 */
export function referenceTable(table: string): string[] {
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy ${table}_rows on ${table} using (true) with check (true)`,
    `grant select on ${table} to foyer_app`,
  ];
}
