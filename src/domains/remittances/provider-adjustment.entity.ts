import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A PLB: money between payer and provider that no claim of the remittance accounts for. */
export const ProviderAdjustmentEntity = defineEntity({
  name: 'ProviderAdjustment',
  tableName: 'provider_adjustment',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    remittanceId: p.uuid(),
    ordinal: p.integer(),
    provider: p.text(),
    periodEnd: p.date().nullable(),
    reason: p.text(),
    reference: p.text().nullable(),
    cents: p.bigint('number').nullable(),
  },
});

export type ProviderAdjustmentRow = InferEntity<typeof ProviderAdjustmentEntity>;
