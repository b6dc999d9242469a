import { type Insertable, type Kysely, sql } from 'kysely';
import type { Reader } from '../../database/sql/reader.ts';
import type { WriteUnit } from '../../writing/unit.ts';

type Tables = Reader extends Kysely<infer Database> ? Database : never;

/**
 * Inserts many rows by one statement with one parameter: thousands of parameters would cost more than the rows. All rows must have the same properties.
 * A row that is there already is an error, so that the transaction is run anew and finds it. Rows of patients go into the audit entry.
 */
export async function insertRows<Table extends keyof Tables & string>(
  unit: WriteUnit,
  table: Table,
  rows: readonly Insertable<Tables[Table]>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).map((property) => ({ property, column: columnOf(property) }));
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map(({ property, column }) => [column, Reflect.get(row, property)])),
  );
  const names = sql.raw(columns.map(({ column }) => column).join(', '));
  await sql`insert into ${sql.raw(table)} (${names})
    select ${names} from json_populate_recordset(null::${sql.raw(table)}, ${JSON.stringify(objects)}::json)`.execute(
    unit.db,
  );
  unit.recordInserted(table, rows);
}

function columnOf(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
