import { anyOf } from '../database/any-of.ts';
import type { RowLoader } from './row-loader.ts';

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
  | 'display';

/** Loads whole rows of a table by id, within the practice. */
export function rowsById<Row extends { id: string }>(table: TableWithId): RowLoader<string, Row> {
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
