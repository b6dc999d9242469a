import type { Context } from '../../context.ts';
import type { Reader } from '../../database/reader.ts';
import type { RoomTransitionConnection, RoomTransitionsArgs } from '../../generated/models.ts';
import { parsePageCursor, toConnection } from '../../query/connection.ts';
import { load, type RowLoader } from '../../query/row-loader.ts';
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
  const [before] = parsePageCursor(after, ['uuid']) ?? [];
  const rows = await load(context, transitionPages, JSON.stringify({ roomId, first, before } satisfies Page));
  return toConnection(rows ?? [], first, (row) => [row.id]);
}

interface Page {
  roomId: string;
  first: number;
  before?: string;
}

/** Pages of transitions by room and place in the list: rooms of one answer ask for the same page, and get it in one query. */
const transitionPages: RowLoader<string, RoomTransitionFact[]> = {
  load: async (db, keys, practiceId) => {
    const found = new Map<string, RoomTransitionFact[]>();
    const pages = keys.map((key) => ({ key, page: JSON.parse(key) as Page }));
    for (const group of Map.groupBy(pages, ({ page }) => `${page.first} ${page.before}`).values()) {
      const rows = await findPage(
        db,
        practiceId,
        group.map(({ page }) => page),
      );
      const byRoom = Map.groupBy(rows, (row) => row.roomId);
      for (const { key, page } of group) found.set(key, byRoom.get(page.roomId) ?? []);
    }
    return found;
  },
};

/** The same page of several rooms. */
async function findPage(db: Reader, practiceId: string, pages: Page[]): Promise<RoomTransitionFact[]> {
  const { first = 0, before } = pages[0] ?? {};
  const rows = await db
    .selectFrom('room')
    .innerJoinLateral(
      ({ selectFrom }) =>
        selectFrom('room_transition')
          .select(['id', 'roomId', 'fromReadiness as from', 'toReadiness as to', 'at', 'byId', 'reason'])
          .whereRef('room_transition.practiceId', '=', 'room.practiceId')
          .whereRef('room_transition.roomId', '=', 'room.id')
          .$if(before !== undefined, (query) => query.where('room_transition.id', '<', before ?? ''))
          .orderBy('room_transition.id', 'desc')
          .limit(first + 1)
          .as('transition'),
      (join) => join.onTrue(),
    )
    .selectAll('transition')
    .where('room.practiceId', '=', practiceId)
    .where(
      'room.id',
      'in',
      pages.map(({ roomId }) => roomId),
    )
    .orderBy('transition.id', 'desc')
    .execute();
  return rows as RoomTransitionFact[];
}
