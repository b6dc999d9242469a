import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A CAS of an advice's line, or of the whole advice. */
export const AdjustmentEntity = defineEntity({
  name: 'Adjustment',
  tableName: 'adjustment',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    adviceId: p.uuid(),
    adviceLineId: p.uuid().nullable(),
    ordinal: p.integer(),
    groupCode: p.text(),
    reason: p.text(),
    cents: p.bigint('number').nullable(),
    quantity: p.decimal('number').columnType('numeric').nullable(),
  },
});

export type AdjustmentRow = InferEntity<typeof AdjustmentEntity>;
