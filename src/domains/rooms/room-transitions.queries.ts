import type { Context } from '../../context.ts';
import { anyOf } from '../../database/any-of.ts';
import type { RoomTransitionConnection, RoomTransitionsArgs } from '../../generated/models.ts';
import { type ChildPages, loadChildPage } from '../../query/child-pages.ts';
import { parsePageCursor, toConnection } from '../../query/connection.ts';
import type { RoomTransitionRow } from './room-transition.entity.ts';

/** A change of readiness in the words of the schema. */
export interface RoomTransitionFact extends Pick<RoomTransitionRow, 'id' | 'roomId' | 'at' | 'byId' | 'reason'> {
  from: RoomTransitionRow['fromReadiness'];
  to: RoomTransitionRow['toReadiness'];
}

/** Changes of a room's readiness, newest first. */
export async function listTransitions(
  context: Context,
  roomId: string,
  { first, after }: RoomTransitionsArgs,
): Promise<RoomTransitionConnection> {
  const before = parsePageCursor(after, ['uuid']);
  const rows = await loadChildPage(context, transitionPages, roomId, { first, before });
  return toConnection(rows, first, (row) => [row.id]);
}

/** Pages of transitions by room. The cursor holds the id. */
const transitionPages: ChildPages<RoomTransitionFact> = {
  parentIdOf: (transition) => transition.roomId,
  find: async (db, practiceId, roomIds, { first, before }) => {
    // Rooms not under their own name: the ORM would take a transition's room_id for a room's id.
    const rows = await db
      .selectFrom('room as place')
      .innerJoinLateral(
        ({ selectFrom }) =>
          selectFrom('room_transition')
            .select(['id', 'roomId', 'fromReadiness as from', 'toReadiness as to', 'at', 'byId', 'reason'])
            .whereRef('room_transition.practiceId', '=', 'place.practiceId')
            .whereRef('room_transition.roomId', '=', 'place.id')
            .$if(before !== null, (query) => query.where('room_transition.id', '<', before?.[0] ?? ''))
            .orderBy('room_transition.id', 'desc')
            .limit(first)
            .as('transition'),
        (join) => join.onTrue(),
      )
      .selectAll('transition')
      .where('place.practiceId', '=', practiceId)
      .where('place.id', '=', anyOf(roomIds))
      .orderBy('transition.id', 'desc')
      .execute();
    return rows as RoomTransitionFact[];
  },
};
