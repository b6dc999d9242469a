import type { DisplayPrincipal } from '../../access/principal.ts';
import type { Reader } from '../../database/sql/reader.ts';
import type { StaffBoardRoom, StaffBoardTicket } from '../../generated/models.ts';
import { mostRooms } from '../rooms/room.queries.ts';
import { shownSince } from './display-tickets.queries.ts';

const mostShown = 200;

/** The open visits at a site. Names its columns one by one: a display's role may read no others. */
export async function findStaffTickets(
  db: Reader,
  { practiceId, siteId }: DisplayPrincipal,
  at: Date,
): Promise<StaffBoardTicket[]> {
  const rows = await db
    .selectFrom('visit')
    .leftJoin('room', (join) => join.on('room.practiceId', '=', practiceId).onRef('room.id', '=', 'visit.roomId'))
    .leftJoin('staff_member', (join) =>
      join.on('staff_member.practiceId', '=', practiceId).onRef('staff_member.id', '=', 'visit.providerId'),
    )
    .select(['visit.ticket', 'visit.stage', 'visit.stageSince', 'visit.arrivedAt', 'room.name as room'])
    .select('staff_member.name as provider')
    .where('visit.practiceId', '=', practiceId)
    .where('visit.siteId', '=', siteId)
    .where('visit.arrivedAt', '>', shownSince(at))
    .where('visit.endedAt', 'is', null)
    .orderBy('visit.arrivedAt')
    .orderBy('visit.id')
    .limit(mostShown)
    .execute();
  return rows as StaffBoardTicket[];
}

/** The rooms of a site with the tickets that they are kept for or hold, by name. */
export async function findStaffRooms(db: Reader, { practiceId, siteId }: DisplayPrincipal): Promise<StaffBoardRoom[]> {
  const rows = await db
    .selectFrom('room')
    .leftJoin('visit', (join) => join.on('visit.practiceId', '=', practiceId).onRef('visit.id', '=', 'room.visitId'))
    .select(['room.name', 'room.readiness', 'room.readinessSince', 'visit.ticket'])
    .where('room.practiceId', '=', practiceId)
    .where('room.siteId', '=', siteId)
    .orderBy('room.name')
    .orderBy('room.id')
    .limit(mostRooms)
    .execute();
  return rows as StaffBoardRoom[];
}
