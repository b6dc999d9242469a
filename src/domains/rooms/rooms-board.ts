import type { GraphQLResolveInfo } from 'graphql';
import type { RoomsPayload, SubscriptionRoomsArgs } from '../../generated/models.ts';
import { boardPayload } from '../../live/course/board.ts';
import type { LiveTick } from '../../live/course/live-tick.ts';
import type { OrderKey } from '../../reading/selected/joined-statement.ts';
import { selectPage } from '../../reading/selected/select-page.ts';
import type { Context } from '../../request/context.ts';
import { practiceIdOf } from '../../request/practice-id-of.ts';
import type { RoomRow } from './room.entity.ts';
import { roomsAt } from './room.queries.ts';

const byName: readonly OrderKey[] = [
  { property: 'name', direction: 'asc' },
  { property: 'id', direction: 'asc' },
];

/** What the rooms board of a site shows next. */
export async function roomsPayload(
  context: Context,
  tick: LiveTick,
  { siteId }: SubscriptionRoomsArgs,
  info: GraphQLResolveInfo,
): Promise<RoomsPayload> {
  const practiceId = practiceIdOf(context);
  const { rows, ...payload } = await boardPayload(tick, (ids) =>
    selectPage<RoomRow>(context, info, (db) => roomsAt(db, { practiceId, siteId, ids }).compile(), byName, ['rooms']),
  );
  return { ...payload, rooms: rows };
}
