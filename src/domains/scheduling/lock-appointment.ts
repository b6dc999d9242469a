import type { AppointmentStateError, InvalidInputError, StaleVersionError } from '../../generated/models.ts';
import { unknownReference } from '../../writing/invalid-input.ts';
import { lockRow } from '../../writing/lock-row.ts';
import { staleVersion } from '../../writing/stale-version.ts';
import type { WriteUnit } from '../../writing/write.ts';
import { AppointmentEntity, type AppointmentRow } from './appointment.entity.ts';
import { refuseStep } from './refuse-step.ts';

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
  const appointment = await lockRow(unit, AppointmentEntity, id);
  if (!appointment) return unknownReference('appointment', ['id']);
  return staleVersion('Appointment', appointment, expectedVersion) ?? refuseStep(appointment, step) ?? appointment;
}
