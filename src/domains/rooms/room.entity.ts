import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Equipment, RoomKind, RoomReadiness } from '../../generated/models.ts';

export const RoomEntity = defineEntity({
  name: 'Room',
  tableName: 'room',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    siteId: p.uuid(),
    name: p.text(),
    kind: p.text().$type<RoomKind>(),
    equipment: p.array().$type<Equipment[]>(),
    readiness: p.text().$type<RoomReadiness>(),
    readinessSince: p.datetime(6),
    readinessById: p.uuid().nullable(),
    visitId: p.uuid().nullable(),
    isActive: p.boolean().default(true),
    version: p.integer().version(),
    nameKey: p.text().collation('C').generated('(foyer_name_key(name)) stored').nullable(),
  },
});

export type RoomRow = InferEntity<typeof RoomEntity>;
