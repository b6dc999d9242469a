import { defineEntity, p } from '@mikro-orm/core';

/** A code for something not otherwise classified: a claim that carries it must describe the service. */
export const NocCodeEntity = defineEntity({
  name: 'NocCode',
  tableName: 'noc_code',
  properties: {
    code: p.text().collation('C').primary(),
    validFrom: p.date().primary(),
    validUntil: p.date().nullable(),
  },
});
