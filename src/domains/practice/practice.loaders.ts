import type { RowLoader } from '../../reading/row-loader.ts';
import type { PracticeRow } from './practice.entity.ts';

/** A practice is its own tenant: its id is the practice id. */
export type PracticeNode = PracticeRow & { id: string };

export const practiceById: RowLoader<string, PracticeNode> = {
  load: async (db, ids, practiceId) => {
    // Any other is nobody's to see.
    if (!ids.includes(practiceId)) return new Map();
    const rows = await db.selectFrom('practice').selectAll().where('practiceId', '=', practiceId).execute();
    return new Map(rows.map((row) => [row.practiceId, { ...row, id: row.practiceId } as PracticeNode]));
  },
};
