import { sql } from 'kysely';
import { newId } from '../../database/sql/new-id.ts';
import { BookedResource } from '../../generated/models.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import type { AppointmentRow } from './appointment.entity.ts';

/**
 * Takes provider, patient and room for an appointment's time, and notes each before it is tried; the constraint
 * `booking_no_overlap` decides.
 */
export async function takeResources(
  { db }: WriteUnit,
  appointment: AppointmentRow,
  trying: (resource: BookedResource) => void,
): Promise<void> {
  const { practiceId, id, providerId, patientId, roomId, startsAt, endsAt } = appointment;
  // Always in this order: two bookings that took the same resources the other way round would each wait for the other.
  const wanted = [
    { resource: BookedResource.PROVIDER, resourceId: providerId },
    { resource: BookedResource.PATIENT, resourceId: patientId },
    ...(roomId ? [{ resource: BookedResource.ROOM, resourceId: roomId }] : []),
  ];
  for (const { resource, resourceId } of wanted) {
    trying(resource);
    const during = sql<string>`tstzrange(${startsAt}, ${endsAt})`;
    await db
      .insertInto('booking')
      .values({ practiceId, id: newId(), appointmentId: id, resource, resourceId, during })
      .execute();
  }
}
