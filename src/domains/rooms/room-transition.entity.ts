import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { RoomReadiness } from '../../generated/models.ts';

export const RoomTransitionEntity = defineEntity({
  name: 'RoomTransition',
  tableName: 'room_transition',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    roomId: p.uuid(),
    fromReadiness: p.text().$type<RoomReadiness>().nullable(),
    toReadiness: p.text().$type<RoomReadiness>(),
    at: p.datetime(6),
    byId: p.uuid().nullable(),
    reason: p.text().nullable(),
    visitId: p.uuid().nullable(),
  },
});

export type RoomTransitionRow = InferEntity<typeof RoomTransitionEntity>;
