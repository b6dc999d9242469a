import type { WriteUnit } from '../../writing/unit.ts';

export type ImportedTable = 'site' | 'staff_member' | 'payer' | 'patient' | 'appointment';

/** The ids of rows imported before, by their import key. Empty keys are skipped. */
export async function idsByKey(
  { db, practiceId }: WriteUnit,
  table: ImportedTable,
  keys: readonly string[],
): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await db
    .selectFrom(table)
    .select(['importKey', 'id'])
    .where('practiceId', '=', practiceId)
    .where('importKey', 'in', [...new Set(keys)])
    .execute();
  return new Map(rows.map(({ importKey, id }) => [importKey ?? '', id]));
}
