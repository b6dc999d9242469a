import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { AppointmentStatus, CancelledBy } from '../../generated/models.ts';

/** One change of an appointment's status. It stays when the change is taken back. */
export const AppointmentStepEntity = defineEntity({
  name: 'AppointmentStep',
  tableName: 'appointment_step',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    appointmentId: p.uuid(),
    fromStatus: p.text().$type<AppointmentStatus>().nullable(),
    toStatus: p.text().$type<AppointmentStatus>(),
    at: p.datetime(6),
    byId: p.uuid().nullable(),
    reason: p.text().nullable(),
    cancelledBy: p.text().$type<CancelledBy>().nullable(),
  },
});

export type AppointmentStepRow = InferEntity<typeof AppointmentStepEntity>;
