import { AppointmentStatus, Confirmation } from '../../generated/models.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import { AppointmentEntity, type AppointmentRow } from './appointment.entity.ts';
import { appointmentChanged } from './appointment.events.ts';
import type { AppointmentPlan } from './plan-appointment.ts';
import { noteStep } from './set-status.ts';
import type { BookingAttempt, PathsOfResources } from './slot-taken.ts';
import { takeResources } from './take-resources.ts';

const paths: PathsOfResources = {
  PROVIDER: ['input', 'providerId'],
  ROOM: ['input', 'roomId'],
  PATIENT: ['input', 'patientId'],
};
/** A new time is all that is named for the patient of an appointment that moves. */
const pathsOfMove: PathsOfResources = { ...paths, PATIENT: ['input', 'startsAt'] };

interface Details {
  note: AppointmentRow['note'];
  /** Why it is booked although the payer wants it authorized and no units are left. */
  authorizationOverrideReason: AppointmentRow['authorizationOverrideReason'];
  /** The appointment it takes the place of. */
  replacedId: string | null;
}

/** Writes a new appointment and takes what it needs. */
export async function placeAppointment(
  unit: WriteUnit,
  plan: AppointmentPlan,
  { note, authorizationOverrideReason, replacedId }: Details,
  attempt: BookingAttempt,
): Promise<AppointmentRow> {
  const { patientId, visitType, site, providerId, roomId, startsAt, endsAt } = plan;
  const appointment = unit.create(AppointmentEntity, {
    patientId,
    visitTypeId: visitType.id,
    siteId: site.id,
    providerId,
    roomId,
    startsAt,
    endsAt,
    status: AppointmentStatus.BOOKED,
    confirmation: Confirmation.NOT_ASKED,
    rescheduledFromId: replacedId,
    note,
    authorizationOverrideReason,
    bookedById: unit.staffMemberId,
  });
  await unit.save(appointmentChanged(appointment));
  noteStep(unit, appointment, { from: null, to: appointment.status });
  await takeResources(unit, appointment, (resource) => {
    attempt.taking = { plan, resource, replacedId, paths: replacedId ? pathsOfMove : paths };
  });
  return appointment;
}
