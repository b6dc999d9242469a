import { type AuditAction, AuditCategory } from '../../generated/models.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import type { AppointmentRow } from './appointment.entity.ts';
import { appointmentChanged } from './appointment.events.ts';

/** Writes an appointment with its audit entry and tells who watches its site. */
export async function saveAppointment(
  unit: WriteUnit,
  appointment: AppointmentRow,
  action: AuditAction,
): Promise<void> {
  await unit.save(appointmentChanged(appointment));
  const { id, version, patientId } = appointment;
  unit.touch(action, { type: 'Appointment', id, version, patientId, category: AuditCategory.SCHEDULING });
}
