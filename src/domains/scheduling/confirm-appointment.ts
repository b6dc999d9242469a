// Notes that the patient was asked whether they will come, and the answer.

import type { ConfirmAppointmentResult, MutationConfirmAppointmentArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { appointmentChanged } from './appointment.events.ts';
import { lockAppointment } from './gives/lock-appointment.ts';

export function confirmAppointment(
  context: Context,
  { id, input }: MutationConfirmAppointmentArgs,
): Promise<ConfirmAppointmentResult> {
  return write<ConfirmAppointmentResult>(context, 'confirmAppointment', async (unit) => {
    const { answer, expectedVersion } = input;
    const appointment = await lockAppointment(unit, { id, expectedVersion, step: 'confirm' });
    if (isRefusal(appointment)) return appointment;
    appointment.confirmation = answer;
    await unit.save(appointmentChanged(appointment));
    return { __typename: 'ConfirmAppointmentSuccess', appointment };
  });
}
