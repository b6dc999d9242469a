import { defineEntity, p } from '@mikro-orm/core';

/** The last number that was taken of a kind: of interchanges, groups or sets. */
export const ControlNumberEntity = defineEntity({
  name: 'ControlNumber',
  tableName: 'control_number',
  properties: {
    practiceId: p.uuid().primary(),
    clearinghouseId: p.uuid().primary(),
    kind: p.text().primary(),
    last: p.bigint('number'),
  },
});
