import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { MovedRecords } from './moved-records.ts';

/** One merge of two records of a patient. */
export const PatientMergeEntity = defineEntity({
  name: 'PatientMerge',
  tableName: 'patient_merge',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    keptId: p.uuid(),
    mergedId: p.uuid(),
    moved: p.json<MovedRecords>(),
    reason: p.text().nullable(),
    mergedAt: p.datetime(6),
    mergedById: p.uuid().nullable(),
    undoneAt: p.datetime(6).nullable(),
    undoneById: p.uuid().nullable(),
    version: p.integer().version(),
    sensitivity: p.integer().default(0),
  },
});

export type PatientMergeRow = InferEntity<typeof PatientMergeEntity>;
