import type { BookedResource } from '../../generated/models.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import { SiteEntity } from '../practice/site.entity.ts';
import { VisitTypeEntity } from '../practice/visit-type.entity.ts';
import type { AppointmentRow } from './appointment.entity.ts';
import type { BookingAttempt, PathsOfResources } from './slot-taken.ts';
import { takeResources } from './take-resources.ts';

interface Answer {
  /** Default: no argument names a resource. */
  paths?: PathsOfResources;
  wayOut: string;
}

const byAppointment: PathsOfResources = { PROVIDER: ['id'], ROOM: ['id'], PATIENT: ['id'] };

/**
 * Takes the provider, the patient and the room of an appointment that had released them. Where one of them was taken
 * meanwhile, the constraint refuses, and `slotTaken` answers.
 */
export async function takeTimeAgain(
  unit: WriteUnit,
  appointment: AppointmentRow,
  attempt: BookingAttempt,
  { paths = byAppointment, wayOut }: Answer,
): Promise<void> {
  const { patientId, providerId, roomId, startsAt, endsAt } = appointment;
  const site = await unit.get(SiteEntity, appointment.siteId);
  const visitType = await unit.get(VisitTypeEntity, appointment.visitTypeId);
  const plan = { patientId, providerId, roomId: roomId ?? null, startsAt, endsAt, site, visitType, warning: null };
  await takeResources(unit, appointment, (resource: BookedResource) => {
    attempt.taking = { plan, resource, replacedId: null, paths, wayOut };
  });
}
