import { type AuditAction, AuditCategory } from '../../generated/models.ts';
import { topics } from '../../live/log/topics.ts';
import type { WriteUnit } from '../../writing/write.ts';
import type { AppointmentRow } from './appointment.entity.ts';

/** Writes an appointment with its audit entry and tells who watches its site. */
export async function saveAppointment(
  { em, touch, emit }: WriteUnit,
  appointment: AppointmentRow,
  action: AuditAction,
): Promise<void> {
  await em.flush();
  const { id, version, patientId, siteId } = appointment;
  touch(action, { type: 'Appointment', id, version, patientId, category: AuditCategory.SCHEDULING });
  emit({ type: 'APPOINTMENT_CHANGED', subjectId: id, topics: [topics.appointments(siteId)] });
}
