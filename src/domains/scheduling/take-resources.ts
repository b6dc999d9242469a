import { sql } from 'kysely';
import { newId } from '../../database/new-id.ts';
import type { WriteUnit } from '../../database/write.ts';
import { BookedResource } from '../../generated/models.ts';
import type { AppointmentRow } from './appointment.entity.ts';

/** Takes provider, patient and room for an appointment's time, and notes each before it is tried; the constraint `booking_no_overlap` decides. */
export async function takeResources(
  unit: WriteUnit,
  appointment: AppointmentRow,
  trying: (resource: BookedResource) => void,
): Promise<void> {
  const { practiceId, id, providerId, patientId, roomId, startsAt, endsAt } = appointment;
  const wanted = [
    { resource: BookedResource.PROVIDER, resourceId: providerId },
    { resource: BookedResource.PATIENT, resourceId: patientId },
    ...(roomId ? [{ resource: BookedResource.ROOM, resourceId: roomId }] : []),
  ];
  await queueFor(
    unit,
    wanted.map(({ resourceId }) => resourceId),
  );
  for (const { resource, resourceId } of wanted) {
    trying(resource);
    const during = sql<string>`tstzrange(${startsAt}, ${endsAt})`;
    await unit.db
      .insertInto('booking')
      .values({ practiceId, id: newId(), appointmentId: id, resource, resourceId, during })
      .execute();
  }
}

/**
 * Two transactions that insert overlapping rows at once each wait for the other: a deadlock, found only after a second. Waiting here instead, for all
 * resources in one order, costs nothing and decides nothing.
 */
async function queueFor({ db }: WriteUnit, resourceIds: string[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(id, 0)) from unnest(${resourceIds.sort()}::text[]) as id`.execute(
    db,
  );
}
