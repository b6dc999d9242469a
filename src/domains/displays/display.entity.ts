import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const DisplayEntity = defineEntity({
  name: 'Display',
  tableName: 'display',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    siteId: p.uuid(),
    name: p.text(),
    tokenHash: p.text(),
    pairedAt: p.datetime(6),
    pairedById: p.uuid().nullable(),
    revokedAt: p.datetime(6).nullable(),
    revokedById: p.uuid().nullable(),
    revocationReason: p.text().nullable(),
  },
});

export type DisplayRow = InferEntity<typeof DisplayEntity>;
