import { newId } from '../../database/sql/new-id.ts';
import { AppointmentStatus, CancelledBy, Confirmation } from '../../generated/models.ts';
import type { Fate, PlannedVisit } from './plan-visits.ts';

const statusOf: Record<Fate, AppointmentStatus> = {
  KEPT: AppointmentStatus.FULFILLED,
  MISSED: AppointmentStatus.NO_SHOW,
  CANCELLED: AppointmentStatus.CANCELLED,
  TO_COME: AppointmentStatus.BOOKED,
};

export type SeededAppointment = ReturnType<typeof appointmentRow>;

const dayMs = 24 * 60 * 60_000;

/** A planned visit's appointment. One that was cancelled was so two days before. */
export function appointmentRow(practiceId: string, siteId: string, visit: PlannedVisit) {
  const { patientId, providerId, visitTypeId, startsAt, endsAt, fate } = visit;
  const isCancelled = fate === 'CANCELLED';
  return {
    ...{ practiceId, id: newId(), siteId, patientId, providerId, visitTypeId, startsAt, endsAt, version: 1 },
    status: statusOf[fate],
    confirmation: fate === 'KEPT' ? Confirmation.CONFIRMED : Confirmation.NOT_ASKED,
    cancelledAt: isCancelled ? new Date(startsAt.getTime() - 2 * dayMs) : null,
    cancelledBy: isCancelled ? CancelledBy.PATIENT : null,
    cancelReason: isCancelled ? 'Cannot come' : null,
    isLateCancellation: isCancelled ? false : null,
  };
}
