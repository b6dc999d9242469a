// Checks in a patient who has an appointment today, or near to now, also one who was noted as a no-show.

import type {
  CheckInAppointmentResult,
  InvalidInputError,
  MutationCheckInAppointmentArgs,
} from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { deskHours, localTime, nearHours } from '../../time/site-time.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { findLivingPatient } from '../patients/gives/find-living-patient.ts';
import { SiteEntity, type SiteRow } from '../practice/site.entity.ts';
import { zoneRefusal } from '../practice/site-zone.ts';
import type { AppointmentRow } from '../scheduling/appointment.entity.ts';
import { lockAppointment } from '../scheduling/gives/lock-appointment.ts';
import { arriveAppointment } from '../scheduling/gives/move-appointment.ts';
import { type BookingAttempt, slotTaken } from '../scheduling/slot-taken.ts';
import { patientAlreadyHere } from './patient-already-here.ts';
import { startVisit } from './start-visit.ts';

export function checkInAppointment(
  context: Context,
  args: MutationCheckInAppointmentArgs,
): Promise<CheckInAppointmentResult> {
  const { id, input } = args;
  const attempt: BookingAttempt = {};
  return write<CheckInAppointmentResult>(
    context,
    'checkInAppointment',
    async (unit) => {
      const { expectedVersion } = input;
      const appointment = await lockAppointment(unit, { id, expectedVersion, step: 'checkIn' });
      if (isRefusal(appointment)) return appointment;
      const patient = await findLivingPatient(unit, appointment.patientId, ['id']);
      if (isRefusal(patient)) return patient;
      const site = await unit.get(SiteEntity, appointment.siteId);
      const refusal =
        zoneRefusal(site, ['id']) ??
        notToday(appointment, site, unit.now) ??
        (await patientAlreadyHere(unit.db, appointment, ['id']));
      if (refusal) return refusal;
      await arriveAppointment(unit, appointment, attempt);
      const { patientId, visitTypeId, providerId } = appointment;
      const visit = await startVisit(unit, site, { patientId, visitTypeId, providerId, appointmentId: id });
      return { __typename: 'CheckInAppointmentSuccess', visit };
    },
    {
      // The patient was checked in elsewhere at the same moment: looking again finds that visit.
      visit_of_patient: () => checkInAppointment(context, args),
      // The ticket was given on both sides of midnight at the same moment: looking again finds another one.
      visit_ticket_here: () => checkInAppointment(context, args),
      // The patient was noted as a no-show, and the time was given away.
      booking_no_overlap: () => slotTaken(context, attempt),
    },
  );
}

function notToday({ startsAt }: AppointmentRow, { timeZone }: SiteRow, now: Date): InvalidInputError | null {
  const { from, until } = deskHours(now, timeZone);
  if (from <= startsAt && startsAt < until) return null;
  const { day, clock } = localTime(startsAt, timeZone);
  const today = localTime(now, timeZone).day;
  return invalidInput(
    `This appointment is on ${day} at ${clock}, and today is ${today} at its site: check in on its day or within ${nearHours} hours of its start, reschedule it, or check in a walk-in.`,
    ['id'],
  );
}
