import type { Context } from '../../context.ts';
import type { RoomsPayload, SubscriptionRoomsArgs } from '../../generated/models.ts';
import { boardPayload } from '../../live/board.ts';
import type { LiveTick } from '../../live/live-tick.ts';
import { practiceIdOf } from '../../query/row-loader.ts';
import { findRooms } from './room.queries.ts';

/** What the rooms board of a site shows next. */
export async function roomsPayload(
  context: Context,
  tick: LiveTick,
  { siteId }: SubscriptionRoomsArgs,
): Promise<RoomsPayload> {
  const practiceId = practiceIdOf(context);
  const { rows, ...payload } = await boardPayload(context, tick, (db, ids) =>
    findRooms(db, { practiceId, siteId, ids }),
  );
  return { ...payload, rooms: rows };
}
