import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { DisclosurePurpose } from '../../generated/models.ts';

/** Data of a patient that left the practice. Never changed. */
export const DisclosureEntity = defineEntity({
  name: 'Disclosure',
  tableName: 'disclosure',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    patientId: p.uuid(),
    payerId: p.uuid().nullable(),
    clearinghouseId: p.uuid().nullable(),
    purpose: p.text().$type<DisclosurePurpose>(),
    claimVersionId: p.uuid().nullable(),
    disclosedById: p.uuid().nullable(),
    at: p.datetime(6),
    version: p.integer().version(),
    sensitivity: p.integer().default(0),
  },
});

export type DisclosureRow = InferEntity<typeof DisclosureEntity>;
