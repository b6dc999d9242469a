// Books a time for a patient with a provider, and a room if one is named.

import type { BookAppointmentResult, MutationBookAppointmentArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { reserveUnits } from '../insurance/gives/reserve-units.ts';
import { visitTypeClosed } from '../practice/visit-type-closed.ts';
import { placeAppointment } from './place-appointment.ts';
import { planAppointment } from './plan-appointment.ts';
import { type BookingAttempt, slotTaken } from './slot-taken.ts';

export function bookAppointment(
  context: Context,
  { input }: MutationBookAppointmentArgs,
): Promise<BookAppointmentResult> {
  const attempt: BookingAttempt = {};
  return write<BookAppointmentResult>(
    context,
    'bookAppointment',
    async (unit) => {
      const plan = await planAppointment(unit, input);
      if (isRefusal(plan)) return plan;
      if (!plan.visitType.isActive) return invalidInput(visitTypeClosed, ['input', 'visitTypeId']);
      const { note = null, authorizationOverrideReason = null } = input;
      const details = { note, authorizationOverrideReason, replacedId: null };
      const appointment = await placeAppointment(unit, plan, details, attempt);
      const refusal = await reserveUnits(unit, appointment, ['input', 'visitTypeId']);
      if (refusal) return refusal;
      return { __typename: 'BookAppointmentSuccess', appointment, warning: plan.warning };
    },
    { booking_no_overlap: () => slotTaken(context, attempt) },
  );
}
