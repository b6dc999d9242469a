import type { Cancellation } from '../../generated/models.ts';
import type { AppointmentRow } from './appointment.entity.ts';

/** The member who cancelled an appointment, and the reason; null unless it is cancelled. */
export function cancellationOf({
  cancelledBy,
  cancelReason,
  cancelledAt,
  isLateCancellation,
}: AppointmentRow): Cancellation | null {
  if (!cancelledBy || !cancelledAt) return null;
  return { by: cancelledBy, reason: cancelReason ?? '', at: cancelledAt, isLate: isLateCancellation ?? false };
}
