import { Temporal } from 'temporal-polyfill';
import type { WriteUnit } from '../../writing/unit.ts';
import { FeeScheduleEntity, type FeeScheduleRow } from './fee-schedule.entity.ts';
import { putFees } from './put-fees.ts';

/** For a payer, for a plan, or the practice's own prices. */
export interface FeesFor {
  payerId: string | null;
  planId: string | null;
}

/**
 * The schedule that begins on a day. Where an earlier one counts on it, that one ends the day before, and its prices are
 * taken over. Other writers of fees wait until commit.
 */
export async function beginFeeSchedule(
  unit: WriteUnit,
  { payerId, planId }: FeesFor,
  validFrom: string,
): Promise<FeeScheduleRow> {
  const { practiceId } = unit;
  await unit.db
    .selectFrom('practice')
    .select('practiceId')
    .where('practiceId', '=', practiceId)
    .forNoKeyUpdate()
    .execute();
  const same = { practiceId, payerId, planId };
  const [next] = await unit.em.find(
    FeeScheduleEntity,
    { ...same, validFrom: { $gt: validFrom } },
    { orderBy: { validFrom: 'asc' }, limit: 1 },
  );
  const [current] = await unit.em.find(
    FeeScheduleEntity,
    { ...same, validFrom: { $lte: validFrom } },
    { orderBy: { validFrom: 'desc' }, limit: 1 },
  );
  if (current?.validFrom === validFrom) return current;
  const isOver = !current || (current.validUntil != null && current.validUntil < validFrom);
  const validUntil = isOver ? (next ? dayBefore(next.validFrom) : null) : (current.validUntil ?? null);
  if (!isOver) {
    current.validUntil = dayBefore(validFrom);
    await unit.save();
  }
  const begun = unit.create(FeeScheduleEntity, { payerId, planId, validFrom, validUntil });
  await unit.save();
  if (!isOver) await takeOverFees(unit, current.id, begun.id);
  return begun;
}

async function takeOverFees(unit: WriteUnit, fromId: string, toId: string): Promise<void> {
  const prices = await unit.db
    .selectFrom('fee')
    .select(['code', 'modifier', 'priceCents'])
    .where('practiceId', '=', unit.practiceId)
    .where('feeScheduleId', '=', fromId)
    .execute();
  await putFees(unit, toId, prices);
}

function dayBefore(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}
