import type { Reader } from '../../database/sql/reader.ts';

/**
 * The next free medical record number of the practice, six digits or more. Numbers that people chose themselves are
 * passed over.
 */
export async function nextMrn(db: Reader, practiceId: string): Promise<string> {
  for (;;) {
    const { lastNumber } = await db
      .insertInto('mrn_counter')
      .values({ practiceId, lastNumber: 100_001 })
      .onConflict((conflict) =>
        conflict.column('practiceId').doUpdateSet((set) => ({ lastNumber: set('mrn_counter.lastNumber', '+', 1) })),
      )
      .returning('lastNumber')
      .executeTakeFirstOrThrow();
    const mrn = String(lastNumber);
    const taken = await db
      .selectFrom('patient')
      .select('id')
      .where('practiceId', '=', practiceId)
      .where('mrnKey', '=', mrn)
      .executeTakeFirst();
    if (!taken) return mrn;
  }
}
