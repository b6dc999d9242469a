import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const PracticeEntity = defineEntity({
  name: 'Practice',
  tableName: 'practice',
  properties: {
    practiceId: p.uuid().primary(),
    name: p.text(),
    npi: p.text().nullable(),
    region: p.text().default('US'),
    version: p.integer().version(),
    createdAt: p.datetime(6).defaultRaw('now()'),
  },
});

export type PracticeRow = InferEntity<typeof PracticeEntity>;
