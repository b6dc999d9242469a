import { type Insertable, type Kysely, sql } from 'kysely';
import type { Reader } from '../../database/sql/reader.ts';
import type { WriteUnit } from '../../writing/unit.ts';

export type Tables = Reader extends Kysely<infer Database> ? Database : never;

/**
 * Inserts many rows by one statement with one parameter: thousands of parameters would cost more than the rows. All
 * rows must have the same properties. A row that exists already is an error, so that the transaction is retried and
 * finds it. Rows of patients go into the audit entry.
 */
export async function insertRows<Table extends keyof Tables & string>(
  unit: WriteUnit,
  table: Table,
  rows: readonly (Insertable<Tables[Table]> & { practiceId: string })[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const { practiceId, ...others } = first;
  const columns = Object.keys(others).map((property) => ({ property, column: columnOf(property) }));
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map(({ property, column }) => [column, Reflect.get(row, property)])),
  );
  const names = sql.join(columns.map(({ column }) => sql.id(column)));
  const given = sql.join(columns.map(({ column }) => sql.id('given', column)));
  // From the practice's row, so that it runs on the server where that lies.
  await sql`insert into ${sql.id(table)} (practice_id, ${names})
    select practice.practice_id, ${given}
    from practice cross join json_populate_recordset(null::${sql.id(table)}, ${JSON.stringify(objects)}::json) as given
    where practice.practice_id = ${practiceId}`.execute(unit.db);
  unit.recordInserted(table, rows);
}

function columnOf(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
