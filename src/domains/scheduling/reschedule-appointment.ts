// Moves a booked appointment: the old one gives its time back, and a new one takes its place.

import {
  AppointmentStatus,
  type MutationRescheduleAppointmentArgs,
  type RescheduleAppointmentResult,
} from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { releaseUnits, reserveUnits } from '../insurance/gives/reserve-units.ts';
import { appointmentChanged } from './appointment.events.ts';
import { lockAppointment } from './gives/lock-appointment.ts';
import { placeAppointment } from './place-appointment.ts';
import { planAppointment } from './plan-appointment.ts';
import { releaseBookings } from './release-bookings.ts';
import { setStatus } from './set-status.ts';
import { type BookingAttempt, slotTaken } from './slot-taken.ts';

export function rescheduleAppointment(
  context: Context,
  { id, input }: MutationRescheduleAppointmentArgs,
): Promise<RescheduleAppointmentResult> {
  const attempt: BookingAttempt = {};
  return write<RescheduleAppointmentResult>(
    context,
    'rescheduleAppointment',
    async (unit) => {
      const replaced = await lockAppointment(unit, { id, expectedVersion: input.expectedVersion, step: 'reschedule' });
      if (isRefusal(replaced)) return replaced;
      const { patientId, visitTypeId, siteId, note } = replaced;
      const plan = await planAppointment(unit, {
        patientId,
        patientPath: ['id'],
        visitTypeId,
        siteId,
        providerId: input.providerId ?? replaced.providerId,
        roomId: input.roomId === undefined ? replaced.roomId : input.roomId,
        startsAt: input.startsAt,
        outsideHours: input.outsideHours,
      });
      if (isRefusal(plan)) return plan;
      setStatus(unit, replaced, AppointmentStatus.RESCHEDULED);
      // Given back first: the new time may overlap the old one.
      await releaseBookings(unit, id);
      await unit.save(appointmentChanged(replaced));
      const authorizationOverrideReason = input.authorizationOverrideReason ?? replaced.authorizationOverrideReason;
      const details = { note, authorizationOverrideReason, replacedId: id };
      const appointment = await placeAppointment(unit, plan, details, attempt);
      await releaseUnits(unit, id);
      const refusal = await reserveUnits(unit, appointment, ['input', 'startsAt']);
      if (refusal) return refusal;
      return { __typename: 'RescheduleAppointmentSuccess', appointment, replaced, warning: plan.warning };
    },
    { booking_no_overlap: () => slotTaken(context, attempt) },
  );
}
