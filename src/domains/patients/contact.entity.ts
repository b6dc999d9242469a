import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Relationship } from '../../generated/models.ts';

export const ContactEntity = defineEntity({
  name: 'Contact',
  tableName: 'contact',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    patientId: p.uuid(),
    name: p.text(),
    relationship: p.text().$type<Relationship>(),
    phone: p.text().nullable(),
    email: p.text().nullable(),
    isEmergency: p.boolean(),
    mayBeInformed: p.boolean(),
    version: p.integer().version(),
    sensitivity: p.integer().default(0),
  },
});

export type ContactRow = InferEntity<typeof ContactEntity>;
