import { defineEntity, p } from '@mikro-orm/core';

/** The last medical record number given by the practice itself. */
export const MrnCounterEntity = defineEntity({
  name: 'MrnCounter',
  tableName: 'mrn_counter',
  properties: {
    practiceId: p.uuid().primary(),
    lastNumber: p.bigint('number'),
  },
});
