import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/**
 * The prices for a payer, for a plan, or the practice's own where it names neither. The constraint
 * `fee_schedule_no_overlap` lets one of each count on a day.
 */
export const FeeScheduleEntity = defineEntity({
  name: 'FeeSchedule',
  tableName: 'fee_schedule',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    payerId: p.uuid().nullable(),
    planId: p.uuid().nullable(),
    validFrom: p.date(),
    validUntil: p.date().nullable(),
  },
});

export type FeeScheduleRow = InferEntity<typeof FeeScheduleEntity>;
