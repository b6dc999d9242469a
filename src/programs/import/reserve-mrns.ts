import { nextMrn } from '../../domains/patients/next-mrn.ts';
import type { WriteUnit } from '../../writing/unit.ts';

/** Free medical record numbers of the practice's own, as `nextMrn` gives them one by one. */
export async function reserveMrns({ db, practiceId }: WriteUnit, count: number): Promise<string[]> {
  const free: string[] = count > 0 ? [await nextMrn(db, practiceId)] : [];
  const more = count - free.length;
  if (more > 0) {
    const { lastNumber } = await db
      .updateTable('mrn_counter')
      .set((counter) => ({ lastNumber: counter('lastNumber', '+', more) }))
      .where('practiceId', '=', practiceId)
      .returning('lastNumber')
      .executeTakeFirstOrThrow();
    const candidates = Array.from({ length: more }, (_, index) => String(Number(lastNumber) - more + 1 + index));
    const rows = await db
      .selectFrom('patient')
      .select('mrnKey')
      .where('practiceId', '=', practiceId)
      .where('mrnKey', 'in', candidates)
      .execute();
    const taken = new Set(rows.map(({ mrnKey }) => mrnKey));
    free.push(...candidates.filter((mrn) => !taken.has(mrn)));
  }
  // Numbers that people chose themselves were passed over.
  while (free.length < count) free.push(await nextMrn(db, practiceId));
  return free;
}
