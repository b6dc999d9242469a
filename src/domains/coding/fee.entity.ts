import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** The price of one unit of a code in a schedule, with a modifier or without any. */
export const FeeEntity = defineEntity({
  name: 'Fee',
  tableName: 'fee',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    feeScheduleId: p.uuid(),
    code: p.text().collation('C'),
    modifier: p.text().collation('C').nullable(),
    priceCents: p.bigint('number'),
  },
});

export type FeeRow = InferEntity<typeof FeeEntity>;
