import type { Reader } from '../../database/sql/reader.ts';
import type { FeeRow } from './fee.entity.ts';

/** A code of a service, and the plan and payer that are to pay for it. */
export interface Priced {
  code: string;
  modifier: string | null;
  /** The day of service. */
  on: string;
  payerId: string | null;
  planId: string | null;
}

/** The price of a plan comes before that of its payer, and both before the practice's own; null where none has one. */
export async function applicableFee(
  db: Reader,
  practiceId: string,
  { code, modifier, on, payerId, planId }: Priced,
): Promise<FeeRow | null> {
  const found = await db
    .selectFrom('fee')
    .innerJoin('fee_schedule as schedule', 'schedule.id', 'fee.feeScheduleId')
    .selectAll('fee')
    .where('fee.practiceId', '=', practiceId)
    .where('schedule.practiceId', '=', practiceId)
    .where('fee.code', '=', code)
    .where((either) => either.or([either('fee.modifier', 'is', null), either('fee.modifier', '=', modifier)]))
    .where('schedule.validFrom', '<=', on)
    .where((either) => either.or([either('schedule.validUntil', 'is', null), either('schedule.validUntil', '>=', on)]))
    .where((either) =>
      either.or([
        either('schedule.planId', '=', planId),
        either('schedule.payerId', '=', payerId),
        either.and([either('schedule.planId', 'is', null), either('schedule.payerId', 'is', null)]),
      ]),
    )
    .orderBy('schedule.planId', (order) => order.asc().nullsLast())
    .orderBy('schedule.payerId', (order) => order.asc().nullsLast())
    .orderBy('fee.modifier', (order) => order.asc().nullsLast())
    .executeTakeFirst();
  return found ?? null;
}
