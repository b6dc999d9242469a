import { anyOf } from '../../../database/sql/any-of.ts';
import type { RowLoader } from '../../../reading/row-loader.ts';
import type { DiagnosisRow } from '../diagnosis.entity.ts';

/** The diagnoses of a coding, by place. */
export const diagnosesByCodingId: RowLoader<string, DiagnosisRow[]> = {
  load: async (db, codingIds, practiceId) => {
    const rows = await db
      .selectFrom('diagnosis')
      .selectAll()
      .where('practiceId', '=', practiceId)
      .where('visitCodingId', '=', anyOf(codingIds))
      .orderBy('position')
      .execute();
    return Map.groupBy(rows as DiagnosisRow[], ({ visitCodingId }) => visitCodingId);
  },
};
