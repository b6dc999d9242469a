import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { AppointmentStatus, CancelledBy, Confirmation } from '../../generated/models.ts';

export const AppointmentEntity = defineEntity({
  name: 'Appointment',
  tableName: 'appointment',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    patientId: p.uuid(),
    visitTypeId: p.uuid(),
    siteId: p.uuid(),
    providerId: p.uuid(),
    roomId: p.uuid().nullable(),
    startsAt: p.datetime(6),
    endsAt: p.datetime(6),
    status: p.text().$type<AppointmentStatus>(),
    confirmation: p.text().$type<Confirmation>(),
    cancelledBy: p.text().$type<CancelledBy>().nullable(),
    cancelReason: p.text().nullable(),
    cancelledAt: p.datetime(6).nullable(),
    isLateCancellation: p.boolean().nullable(),
    rescheduledFromId: p.uuid().nullable(),
    note: p.text().nullable(),
    authorizationOverrideReason: p.text().nullable(),
    bookedById: p.uuid().nullable(),
    version: p.integer().version(),
    importKey: p.text().nullable(),
    sensitivity: p.integer().default(0),
  },
});

export type AppointmentRow = InferEntity<typeof AppointmentEntity>;
