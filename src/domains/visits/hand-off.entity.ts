import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { HandOffStatus } from '../../generated/models.ts';

export const HandOffEntity = defineEntity({
  name: 'HandOff',
  tableName: 'hand_off',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    visitId: p.uuid(),
    patientId: p.uuid(),
    fromId: p.uuid().nullable(),
    toId: p.uuid(),
    note: p.text().nullable(),
    status: p.text().$type<HandOffStatus>(),
    offeredAt: p.datetime(6),
    closedAt: p.datetime(6).nullable(),
    closedById: p.uuid().nullable(),
    reason: p.text().nullable(),
    version: p.integer().version(),
    sensitivity: p.integer().default(0),
  },
});

export type HandOffRow = InferEntity<typeof HandOffEntity>;
