import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** One EB of an answer, never changed. */
export const EligibilityBenefitEntity = defineEntity({
  name: 'EligibilityBenefit',
  tableName: 'eligibility_benefit',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    eligibilityAnswerId: p.uuid(),
    position: p.integer(),
    information: p.text(),
    coverageLevel: p.text().nullable(),
    serviceTypes: p.array(),
    insuranceType: p.text().nullable(),
    planName: p.text().nullable(),
    period: p.text().nullable(),
    amountCents: p.bigint('number').nullable(),
    percent: p.decimal('number').columnType('numeric').nullable(),
    quantityUnit: p.text().nullable(),
    quantity: p.decimal('number').columnType('numeric').nullable(),
    needsAuthorization: p.boolean().nullable(),
    isInNetwork: p.boolean().nullable(),
    procedure: p.text().nullable(),
    messages: p.array(),
  },
});

export type EligibilityBenefitRow = InferEntity<typeof EligibilityBenefitEntity>;
