// Notes that the patient did not come, and gives the rest of the time back.

import { AppointmentStatus, type MarkNoShowResult, type MutationMarkNoShowArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { releaseUnits } from '../insurance/gives/reserve-units.ts';
import { appointmentChanged } from './appointment.events.ts';
import { lockAppointment } from './gives/lock-appointment.ts';
import { releaseBookings } from './release-bookings.ts';
import { setStatus } from './set-status.ts';

export function markNoShow(context: Context, { id, input }: MutationMarkNoShowArgs): Promise<MarkNoShowResult> {
  return write<MarkNoShowResult>(context, 'markNoShow', async (unit) => {
    const { expectedVersion } = input;
    const appointment = await lockAppointment(unit, { id, expectedVersion, step: 'markNoShow' });
    if (isRefusal(appointment)) return appointment;
    if (unit.now < appointment.startsAt) {
      const message =
        'This appointment has not begun; a no-show can be noted from its start on. Until then use cancelAppointment or rescheduleAppointment.';
      return { __typename: 'AppointmentStateError', message, path: ['id'], appointment };
    }
    setStatus(unit, appointment, AppointmentStatus.NO_SHOW);
    await releaseBookings(unit, id);
    await unit.save(appointmentChanged(appointment));
    await releaseUnits(unit, id);
    return { __typename: 'MarkNoShowSuccess', appointment };
  });
}
