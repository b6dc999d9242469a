import type { AppointmentStatus, CancelledBy } from '../../generated/models.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import type { AppointmentRow } from './appointment.entity.ts';
import { AppointmentStepEntity } from './appointment-step.entity.ts';

interface Why {
  reason?: string | null | undefined;
  cancelledBy?: CancelledBy;
}

/** Gives a locked appointment another status, and notes the actor, the time and the reason. The caller saves it. */
export function setStatus(
  unit: WriteUnit,
  appointment: AppointmentRow,
  to: AppointmentStatus,
  { reason = null, cancelledBy }: Why = {},
): void {
  noteStep(unit, appointment, { from: appointment.status, reason, cancelledBy: cancelledBy ?? null, to });
  appointment.status = to;
}

interface Step {
  from: AppointmentStatus | null;
  to: AppointmentStatus;
  reason?: string | null;
  cancelledBy?: CancelledBy | null;
}

export function noteStep(unit: WriteUnit, { id }: AppointmentRow, { from, to, reason, cancelledBy }: Step): void {
  unit.create(AppointmentStepEntity, {
    ...{ appointmentId: id, fromStatus: from, toStatus: to, reason: reason ?? null, cancelledBy: cancelledBy ?? null },
    // Not the beginning of the write, which may have waited for the step before.
    ...{ at: new Date(), byId: unit.staffMemberId },
  });
}
