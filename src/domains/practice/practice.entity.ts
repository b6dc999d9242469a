import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { StageThreshold } from '../../generated/models.ts';

export const PracticeEntity = defineEntity({
  name: 'Practice',
  tableName: 'practice',
  properties: {
    practiceId: p.uuid().primary(),
    name: p.text(),
    npi: p.text().nullable(),
    region: p.text().default('US'),
    stageThresholds: p.json<StageThreshold[]>().default([]),
    version: p.integer().version(),
    createdAt: p.datetime(6).defaultRaw('now()'),
  },
});

export type PracticeRow = InferEntity<typeof PracticeEntity>;
