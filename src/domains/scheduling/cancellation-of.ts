import type { Cancellation } from '../../generated/models.ts';
import type { AppointmentRow } from './appointment.entity.ts';

/** Who called an appointment off, and why; null unless somebody did. */
export function cancellationOf({
  cancelledBy,
  cancelReason,
  cancelledAt,
  isLateCancellation,
}: AppointmentRow): Cancellation | null {
  if (!cancelledBy || !cancelledAt) return null;
  return { by: cancelledBy, reason: cancelReason ?? '', at: cancelledAt, isLate: isLateCancellation ?? false };
}
