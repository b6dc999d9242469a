import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../context.ts';
import type { RoomsPayload, SubscriptionRoomsArgs } from '../../generated/models.ts';
import { boardPayload } from '../../live/board.ts';
import type { LiveTick } from '../../live/live-tick.ts';
import { practiceIdOf } from '../../query/row-loader.ts';
import type { OrderKey } from '../../query/selected/joined-statement.ts';
import { selectPage } from '../../query/selected/select-page.ts';
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
