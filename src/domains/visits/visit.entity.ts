import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { VisitStage } from '../../generated/models.ts';

export const VisitEntity = defineEntity({
  name: 'Visit',
  tableName: 'visit',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    siteId: p.uuid(),
    patientId: p.uuid(),
    appointmentId: p.uuid().nullable(),
    /** The appointment that an undone check-in was for: it is free for the next check-in. */
    mistakenForId: p.uuid().nullable(),
    visitTypeId: p.uuid(),
    providerId: p.uuid().nullable(),
    payerId: p.uuid().nullable(),
    day: p.date(),
    ticket: p.text(),
    stage: p.text().$type<VisitStage>(),
    stageSince: p.datetime(6),
    overSince: p.datetime(6).nullable(),
    arrivedAt: p.datetime(6),
    firstRoomedAt: p.datetime(6).nullable(),
    calledAt: p.datetime(6).nullable(),
    endedAt: p.datetime(6).nullable(),
    roomId: p.uuid().nullable(),
    escortedById: p.uuid().nullable(),
    inHandsOfId: p.uuid().nullable(),
    handOffId: p.uuid().nullable(),
    version: p.integer().version(),
    importKey: p.text().nullable(),
    sensitivity: p.integer().default(0),
  },
});

export type VisitRow = InferEntity<typeof VisitEntity>;
