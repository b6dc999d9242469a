import type { DisplayBoardPayload, SubscriptionDisplayBoardArgs } from '../../generated/models.ts';
import { boardCourse } from '../../live/course/live-course.ts';
import type { LiveTick } from '../../live/course/live-tick.ts';
import type { Context } from '../../request/context.ts';
import type { Watches } from '../../request/serves.ts';
import { visitsTopic } from '../visits/visit.events.ts';
import { displayOf, findPlace } from './display-place.queries.ts';
import { findDisplayTickets } from './display-tickets.queries.ts';

/**
 * The board of a display's own site. It is sent whole at each change: it is small, and a screen that shows all of it
 * cannot be wrong in part.
 */
export const displayBoard: Watches<SubscriptionDisplayBoardArgs, DisplayBoardPayload> = {
  course: (context) => boardCourse(visitsTopic(displayOf(context).siteId)),
  payload: displayBoardPayload,
};

async function displayBoardPayload(context: Context, { kind, cursor }: LiveTick): Promise<DisplayBoardPayload> {
  const display = displayOf(context);
  const db = await context.request.reads.reader();
  const place = await findPlace(db, display);
  const tickets = await findDisplayTickets(db, display, place.at);
  return { kind, cursor, ...place, tickets };
}
