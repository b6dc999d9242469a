import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { addressProperties } from '../../contract/addresses/address-properties.ts';
import type { Relationship } from '../../generated/models.ts';

/** A person who pays what a patient owes; earlier ones have ended. */
export const GuarantorEntity = defineEntity({
  name: 'Guarantor',
  tableName: 'guarantor',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    patientId: p.uuid(),
    name: p.text(),
    relationship: p.text().$type<Relationship>(),
    birthDate: p.date().nullable(),
    phone: p.text().nullable(),
    email: p.text().nullable(),
    ...addressProperties('address'),
    since: p.datetime(6),
    endedAt: p.datetime(6).nullable(),
    version: p.integer().version(),
    sensitivity: p.integer().default(0),
  },
});

export type GuarantorRow = InferEntity<typeof GuarantorEntity>;
