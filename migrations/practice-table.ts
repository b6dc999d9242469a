type Grant = 'select' | 'insert' | 'update' | 'delete';

interface PracticeTable {
  table: string;
  grants: Grant[];
  /** Adds the column of labels, and shows only rows whose labels the transaction is cleared for: for tables of types that the schema marks `@patientData`. */
  patientData?: boolean;
}

const own = 'practice_id = foyer_practice()';
// The first half says nothing new. But of a column PostgreSQL knows how many rows pass; of the second half alone it assumes one in 200, and chooses other plans.
const cleared = '(sensitivity = 0 or sensitivity & ~foyer_clearance() = 0)';

/** Statements that put a table under forced row-level security, and give the application its rights. */
export function practiceTable({ table, grants, patientData = false }: PracticeTable): string[] {
  return [
    ...(patientData ? [`alter table ${table} add column sensitivity int not null default 0`] : []),
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    ...practicePolicies(table, patientData),
    `grant ${grants.join(', ')} on ${table} to foyer_app`,
  ];
}

/**
 * The permissive policy alone keeps practices apart: engines that spread tables over servers forget restrictive ones. The restrictive policy is a second lock, so that
 * no policy added later can widen it. Neither holds a subquery.
 */
export function practicePolicies(table: string, patientData = false): string[] {
  const rows = patientData ? `${own} and ${cleared}` : own;
  return [
    `create policy ${table}_practice on ${table} as restrictive using (${own}) with check (${own})`,
    `create policy ${table}_rows on ${table} using (${rows}) with check (${rows})`,
  ];
}
