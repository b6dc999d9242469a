import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { RoomReadiness, VisitStage } from '../../generated/models.ts';

/** One step of a visit, with what the visit's room was before it, so that the step can be undone. */
export const VisitStepEntity = defineEntity({
  name: 'VisitStep',
  tableName: 'visit_step',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    visitId: p.uuid(),
    fromStage: p.text().$type<VisitStage>().nullable(),
    toStage: p.text().$type<VisitStage>(),
    at: p.datetime(6),
    byId: p.uuid().nullable(),
    roomBeforeId: p.uuid().nullable(),
    readinessBefore: p.text().$type<RoomReadiness>().nullable(),
    reason: p.text().nullable(),
    undoneAt: p.datetime(6).nullable(),
    undoneById: p.uuid().nullable(),
    undoReason: p.text().nullable(),
  },
});

export type VisitStepRow = InferEntity<typeof VisitStepEntity>;
