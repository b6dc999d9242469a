import type { StaffBoardPayload, SubscriptionStaffBoardArgs } from '../../generated/models.ts';
import { boardCourse } from '../../live/course/live-course.ts';
import type { LiveTick } from '../../live/course/live-tick.ts';
import type { Context } from '../../request/context.ts';
import type { Watches } from '../../request/serves.ts';
import { roomsTopic } from '../rooms/room.events.ts';
import { visitsTopic } from '../visits/visit.events.ts';
import { displayOf, findPlace } from './display-place.queries.ts';
import { findStaffRooms, findStaffTickets } from './staff-board.queries.ts';

/** The staff board of a display's own site, sent whole at each change of a visit or a room. */
export const staffBoard: Watches<SubscriptionStaffBoardArgs, StaffBoardPayload> = {
  course: (context) => {
    const { siteId } = displayOf(context);
    return boardCourse(visitsTopic(siteId), roomsTopic(siteId));
  },
  payload: staffBoardPayload,
};

async function staffBoardPayload(context: Context, { kind, cursor }: LiveTick): Promise<StaffBoardPayload> {
  const display = displayOf(context);
  const db = await context.request.reads.reader();
  const place = await findPlace(db, display);
  const [tickets, rooms] = await Promise.all([findStaffTickets(db, display, place.at), findStaffRooms(db, display)]);
  return { kind, cursor, ...place, tickets, rooms };
}
