import { sql } from 'kysely';
import { newId } from '../../database/sql/new-id.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import type { FeeRow } from './fee.entity.ts';

export type Price = Pick<FeeRow, 'code' | 'priceCents'> & { modifier?: string | null };

/** Puts prices into a schedule in the place of those that it has for the same codes; answers how many are others now. */
export async function putFees(
  { db, practiceId }: WriteUnit,
  feeScheduleId: string,
  prices: readonly Price[],
): Promise<number> {
  const given = prices.map(({ code, modifier = null, priceCents }) => ({
    ...{ id: newId(), code, modifier, price_cents: priceCents },
  }));
  // From the practice's row, so that it runs on the server where that lies.
  const { numAffectedRows } = await sql`insert into fee (practice_id, id, fee_schedule_id, code, modifier, price_cents)
    select practice.practice_id, given.id, ${feeScheduleId}, given.code, given.modifier, given.price_cents
    from practice cross join jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      as given (id uuid, code text, modifier text, price_cents bigint)
    where practice.practice_id = ${practiceId}
    on conflict on constraint fee_once do update set price_cents = excluded.price_cents
      where fee.price_cents <> excluded.price_cents`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
