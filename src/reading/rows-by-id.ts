import { anyOf } from '../database/sql/any-of.ts';
import type { Reader } from '../database/sql/reader.ts';

type TableWithId =
  | 'site'
  | 'visit_type'
  | 'payer'
  | 'staff_member'
  | 'audit_entry'
  | 'patient'
  | 'room'
  | 'appointment'
  | 'visit'
  | 'display'
  | 'stored_file';

interface RowsById<Row> {
  readonly load: (db: Reader, ids: readonly string[], practiceId: string) => Promise<Map<string, Row>>;
}

/** Loads whole rows of a table by id, within the practice. */
export function rowsById<Row extends { id: string }>(table: TableWithId): RowsById<Row> {
  return {
    load: async (db, ids, practiceId) => {
      if (ids.length === 0) return new Map();
      const rows = await db
        .selectFrom(table)
        .selectAll()
        .where('practiceId', '=', practiceId)
        .where('id', '=', anyOf(ids))
        .execute();
      return new Map((rows as unknown as Row[]).map((row) => [row.id, row]));
    },
  };
}
