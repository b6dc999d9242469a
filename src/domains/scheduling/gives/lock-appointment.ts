import type { AppointmentStateError, InvalidInputError, StaleVersionError } from '../../../generated/models.ts';
import { isRefusal, type WriteUnit } from '../../../writing/unit.ts';
import { AppointmentEntity, type AppointmentRow } from '../appointment.entity.ts';
import { refuseStep } from '../refuse-step.ts';

interface Wanted {
  id: string;
  expectedVersion: number | null | undefined;
  step: Parameters<typeof refuseStep>[1];
}

/** The appointment, locked for a step that can be taken; otherwise the refusal. */
export async function lockAppointment(
  unit: WriteUnit,
  { id, expectedVersion, step }: Wanted,
): Promise<AppointmentRow | InvalidInputError | StaleVersionError | AppointmentStateError> {
  const appointment = await unit.lock(AppointmentEntity, id, expectedVersion);
  return isRefusal(appointment) ? appointment : (refuseStep(appointment, step) ?? appointment);
}
