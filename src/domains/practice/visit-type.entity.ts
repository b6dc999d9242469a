import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Equipment, Role, RoomKind, StageThreshold, UsualCharge } from '../../generated/models.ts';

export const VisitTypeEntity = defineEntity({
  name: 'VisitType',
  tableName: 'visit_type',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    durationMinutes: p.integer(),
    neededRole: p.text().$type<Role>().nullable(),
    neededRoomKind: p.text().$type<RoomKind>().nullable(),
    neededEquipment: p.array().$type<Equipment[]>(),
    setUpChecklist: p.array().$type<string[]>(),
    stageThresholds: p.json<StageThreshold[]>().default([]),
    usualCharges: p.json<UsualCharge[]>().default([]),
    isActive: p.boolean(),
    version: p.integer().version(),
    importKey: p.text().nullable(),
    nameKey: p.text().collation('C').generated('(foyer_name_key(name)) stored').nullable(),
  },
});

export type VisitTypeRow = InferEntity<typeof VisitTypeEntity>;
