import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { ConsentKind } from '../../generated/models.ts';

export const ConsentEntity = defineEntity({
  name: 'Consent',
  tableName: 'consent',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    patientId: p.uuid(),
    kind: p.text().$type<ConsentKind>(),
    textVersion: p.text(),
    signedOn: p.date(),
    signedBy: p.text().nullable(),
    validUntil: p.date().nullable(),
    fileId: p.uuid().nullable(),
    recordedAt: p.datetime(6),
    recordedById: p.uuid().nullable(),
    withdrawnAt: p.datetime(6).nullable(),
    withdrawnById: p.uuid().nullable(),
    withdrawalReason: p.text().nullable(),
    version: p.integer().version(),
    sensitivity: p.integer().default(0),
  },
});

export type ConsentRow = InferEntity<typeof ConsentEntity>;
