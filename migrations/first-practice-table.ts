type Grant = 'select' | 'insert' | 'update' | 'delete';

interface FirstPracticeTable {
  table: string;
  grants: Grant[];
  /** Admits, beside the rows of the practice, the row whose secret the connection presents. */
  orCredential?: string;
  /** Lets that row also be changed. */
  changeByCredential?: string;
}

/**
 * The form of the first migrations, which Migration20261129000300_Spreadable replaces; later ones use `practiceTable`. Statements that put a table under forced row-level security. The practice policy is restrictive, so that no policy added later can widen it;
 * the permissive one is what PostgreSQL asks for before any row is seen at all.
 */
export function firstPracticeTable({ table, grants, orCredential, changeByCredential }: FirstPracticeTable): string[] {
  const own = 'practice_id = (select foyer_practice())';
  const seen = orCredential ? `${own} or ${orCredential}` : own;
  const kept = changeByCredential ? `${own} or ${changeByCredential}` : own;
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy ${table}_practice on ${table} as restrictive using (${seen}) with check (${kept})`,
    `create policy ${table}_rows on ${table} using (${seen}) with check (${kept})`,
    `grant ${grants.join(', ')} on ${table} to foyer_app`,
  ];
}
