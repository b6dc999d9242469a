import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { VisitCodingStatus } from '../../generated/models.ts';

export const VisitCodingEntity = defineEntity({
  name: 'VisitCoding',
  tableName: 'visit_coding',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    visitId: p.uuid(),
    patientId: p.uuid(),
    siteId: p.uuid(),
    providerId: p.uuid().nullable(),
    serviceDate: p.date(),
    status: p.text().$type<VisitCodingStatus>(),
    coderId: p.uuid().nullable(),
    openedAt: p.datetime(6),
    queriedAt: p.datetime(6).nullable(),
    releasedAt: p.datetime(6).nullable(),
    releasedById: p.uuid().nullable(),
    /** When it, its diagnoses or its charges changed: each of these changes makes a version. */
    changedAt: p.datetime(6),
    version: p.integer().version(),
    sensitivity: p.integer().default(0),
  },
});

export type VisitCodingRow = InferEntity<typeof VisitCodingEntity>;
