import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { addressProperties } from '../../contract/addresses/address-properties.ts';
import type { AdministrativeGender, MedicareSecondaryReason, SubscriberRelationship } from '../../generated/models.ts';

/**
 * A patient's membership in a plan. The constraint `coverage_no_overlap` lets one of each rank in per patient and day.
 */
export const CoverageEntity = defineEntity({
  name: 'Coverage',
  tableName: 'coverage',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    patientId: p.uuid(),
    planId: p.uuid(),
    rank: p.integer(),
    memberId: p.text(),
    groupNumber: p.text().nullable(),
    medicareSecondaryReason: p.text().$type<MedicareSecondaryReason>().nullable(),
    relationship: p.text().$type<SubscriberRelationship>(),
    subscriberGivenName: p.text().nullable(),
    subscriberFamilyName: p.text().nullable(),
    subscriberBirthDate: p.date().nullable(),
    subscriberGender: p.text().$type<AdministrativeGender>().nullable(),
    ...addressProperties('subscriberAddress'),
    validFrom: p.date(),
    validUntil: p.date().nullable(),
    cardFrontId: p.uuid().nullable(),
    cardBackId: p.uuid().nullable(),
    version: p.integer().version(),
    sensitivity: p.integer().default(0),
  },
});

export type CoverageRow = InferEntity<typeof CoverageEntity>;
