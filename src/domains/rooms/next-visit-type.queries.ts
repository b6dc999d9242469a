import { AppointmentStatus } from '../../generated/models.ts';
import { isUsableZone } from '../../time/known-zones.ts';
import { deskHours } from '../../time/site-time.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import { SiteEntity } from '../practice/site.entity.ts';
import type { VisitTypeRow } from '../practice/visit-type.entity.ts';
import type { RoomRow } from './room.entity.ts';

/** An open visit is of an appointment that began, or begins, no further from now than this. */
const longestWaitMs = 24 * 60 * 60_000;

/**
 * The visit type that a room is to be set up for. It is that of the earliest appointment booked for it today, or for the
 * hours after midnight, whose patient may still come, or was in no room yet. An office that runs late still prepares for
 * the patient who waits, not for the one after.
 */
export async function findNextVisitType(unit: WriteUnit, room: RoomRow): Promise<VisitTypeRow | undefined> {
  const { practiceId, id, siteId } = room;
  const site = await unit.get(SiteEntity, siteId);
  // Rooms are set up wherever the site may be.
  const { from, until } = deskHours(unit.now, isUsableZone(site.timeZone) ? site.timeZone : 'UTC');
  const earliest = new Date(Math.min(from.getTime(), unit.now.getTime() - longestWaitMs));
  const row = await unit.db
    .selectFrom('appointment')
    .innerJoin('visit_type', (join) =>
      join.on('visit_type.practiceId', '=', practiceId).onRef('visit_type.id', '=', 'appointment.visitTypeId'),
    )
    .leftJoin('visit', (join) =>
      join.on('visit.practiceId', '=', practiceId).onRef('visit.appointmentId', '=', 'appointment.id'),
    )
    .selectAll('visit_type')
    .where('appointment.practiceId', '=', practiceId)
    .where('appointment.roomId', '=', id)
    .where('appointment.startsAt', '>=', earliest)
    .where('appointment.startsAt', '<', until)
    .where(({ and, or, eb }) =>
      or([
        and([eb('appointment.status', '=', AppointmentStatus.BOOKED), eb('appointment.endsAt', '>', unit.now)]),
        and([eb('visit.id', 'is not', null), eb('visit.endedAt', 'is', null), eb('visit.firstRoomedAt', 'is', null)]),
      ]),
    )
    .orderBy('appointment.startsAt')
    .orderBy('appointment.id')
    .limit(1)
    .executeTakeFirst();
  return row as VisitTypeRow | undefined;
}
