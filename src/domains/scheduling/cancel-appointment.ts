// Calls a booked appointment off and gives its time back.

import {
  AppointmentStatus,
  type CancelAppointmentResult,
  type MutationCancelAppointmentArgs,
} from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { releaseUnits } from '../insurance/gives/reserve-units.ts';
import { appointmentChanged } from './appointment.events.ts';
import { lockAppointment } from './gives/lock-appointment.ts';
import { releaseBookings } from './release-bookings.ts';
import { setStatus } from './set-status.ts';

/** A cancellation nearer to the start than this is late. */
const lateMs = 24 * 60 * 60_000;

export function cancelAppointment(
  context: Context,
  { id, input }: MutationCancelAppointmentArgs,
): Promise<CancelAppointmentResult> {
  return write<CancelAppointmentResult>(context, 'cancelAppointment', async (unit) => {
    const { by, reason, expectedVersion } = input;
    const appointment = await lockAppointment(unit, { id, expectedVersion, step: 'cancel' });
    if (isRefusal(appointment)) return appointment;
    setStatus(unit, appointment, AppointmentStatus.CANCELLED, { reason, cancelledBy: by });
    appointment.cancelledBy = by;
    appointment.cancelReason = reason;
    appointment.cancelledAt = unit.now;
    appointment.isLateCancellation = appointment.startsAt.getTime() - unit.now.getTime() < lateMs;
    await releaseBookings(unit, id);
    await unit.save(appointmentChanged(appointment));
    await releaseUnits(unit, id);
    return { __typename: 'CancelAppointmentSuccess', appointment };
  });
}
