import { defineEntity, p } from '@mikro-orm/core';

/** An NPI that a practice uses, as the public registry has it. */
export const RegisteredProviderEntity = defineEntity({
  name: 'RegisteredProvider',
  tableName: 'registered_provider',
  properties: {
    npi: p.text().primary(),
    isActive: p.boolean(),
    kind: p.text().$type<'PERSON' | 'ORGANIZATION'>().nullable(),
    name: p.text().nullable(),
    taxonomyCode: p.text().nullable(),
    asOf: p.date(),
  },
});
