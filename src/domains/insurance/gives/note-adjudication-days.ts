import { sql } from 'kysely';
import type { WriteUnit } from '../../../writing/unit.ts';

export interface AdjudicationDays {
  payerId: string;
  days: number;
}

/** Notes in how many days payers decide claims. No colleague's change of a payer becomes stale by it. */
export async function noteAdjudicationDays(
  { db, practiceId }: WriteUnit,
  learned: readonly AdjudicationDays[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    update payer set adjudication_days = learned.days
    from unnest(${learned.map(({ payerId }) => payerId)}::uuid[], ${learned.map(({ days }) => days)}::int[]) as learned (payer_id, days)
    where payer.practice_id = ${practiceId} and payer.id = learned.payer_id
      and payer.adjudication_days is distinct from learned.days`.execute(db);
  return Number(numAffectedRows ?? 0);
}
