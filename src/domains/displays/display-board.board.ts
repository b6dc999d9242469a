import type { DisplayPrincipal } from '../../access/principal.ts';
import type { DisplayBoardPayload, SubscriptionDisplayBoardArgs } from '../../generated/models.ts';
import { boardCourse } from '../../live/course/live-course.ts';
import type { LiveTick } from '../../live/course/live-tick.ts';
import type { Context } from '../../request/context.ts';
import type { Watches } from '../../request/serves.ts';
import { visitsTopic } from '../visits/visit.events.ts';
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
  const at = new Date();
  const site = await db
    .selectFrom('site')
    .select(['name', 'timeZone'])
    .where('practiceId', '=', display.practiceId)
    .where('id', '=', display.siteId)
    .executeTakeFirstOrThrow();
  const tickets = await findDisplayTickets(db, display, at);
  return { kind, cursor, at, siteName: site.name, timeZone: site.timeZone, tickets };
}

function displayOf(context: Context): DisplayPrincipal {
  const { principal } = context.request;
  if (principal.kind !== 'DISPLAY') throw new Error('Only displays hold WATCH_DISPLAY_BOARD.');
  return principal;
}
