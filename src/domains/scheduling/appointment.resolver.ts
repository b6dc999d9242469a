import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Appointment, Cancellation } from '../../generated/models.ts';
import type { AppointmentRow } from './appointment.entity.ts';

@Resolver(() => Appointment)
export class AppointmentResolver {
  @FieldResolver(() => Cancellation, { nullable: true })
  cancellation(@Root() appointment: AppointmentRow): Cancellation | null {
    return cancellationOf(appointment);
  }
}

/** The member who cancelled an appointment, and the reason; null unless it is cancelled. */
function cancellationOf({
  cancelledBy,
  cancelReason,
  cancelledAt,
  isLateCancellation,
}: AppointmentRow): Cancellation | null {
  if (!cancelledBy || !cancelledAt) return null;
  return { by: cancelledBy, reason: cancelReason ?? '', at: cancelledAt, isLate: isLateCancellation ?? false };
}
