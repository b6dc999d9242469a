import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { addressProperties } from '../../contract/addresses/address-properties.ts';
import type { StageThreshold, TaxIdKind } from '../../generated/models.ts';

export const PracticeEntity = defineEntity({
  name: 'Practice',
  tableName: 'practice',
  properties: {
    practiceId: p.uuid().primary(),
    name: p.text(),
    npi: p.text().nullable(),
    taxId: p.text().nullable(),
    taxIdKind: p.text().$type<TaxIdKind>().nullable(),
    taxonomyCode: p.text().nullable(),
    ...addressProperties('billingAddress'),
    ...addressProperties('payToAddress'),
    phone: p.text().nullable(),
    billingContact: p.text().nullable(),
    region: p.text().default('US'),
    stageThresholds: p.json<StageThreshold[]>().default([]),
    version: p.integer().version(),
    createdAt: p.datetime(6).defaultRaw('now()'),
  },
});

export type PracticeRow = InferEntity<typeof PracticeEntity>;
