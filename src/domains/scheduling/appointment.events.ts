import type { NewEvent } from '../../live/log/event.ts';
import type { AppointmentRow } from './appointment.entity.ts';

/** Events that the appointment boards of a site listen to, of any day. */
export function appointmentsTopic(siteId: string): string {
  return `appointments:${siteId}`;
}

export function appointmentChanged({ id, siteId }: Pick<AppointmentRow, 'id' | 'siteId'>): NewEvent {
  return { type: 'APPOINTMENT_CHANGED', subjectId: id, topics: [appointmentsTopic(siteId)] };
}
