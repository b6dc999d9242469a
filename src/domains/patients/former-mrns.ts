import { anyOf } from '../../database/sql/any-of.ts';
import type { Reader } from '../../database/sql/reader.ts';
import type { RowLoader } from '../../reading/row-loader.ts';

/** The numbers of records that were merged into each of these patients, in their order. */
export async function findFormerMrns(
  db: Reader,
  practiceId: string,
  patientIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('patient')
    .select(['mrn', 'mergedIntoId'])
    .where('practiceId', '=', practiceId)
    .where('mergedIntoId', '=', anyOf(patientIds))
    .orderBy('mrn')
    .execute();
  const byKept = Map.groupBy(rows, ({ mergedIntoId }) => mergedIntoId ?? '');
  return new Map([...byKept].map(([id, merged]) => [id, merged.map(({ mrn }) => mrn)]));
}

export const formerMrnsByPatientId: RowLoader<string, string[]> = {
  load: (db, ids, practiceId) => findFormerMrns(db, practiceId, ids),
};
