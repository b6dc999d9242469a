import { anyOf } from '../../database/sql/any-of.ts';
import type { RowLoader } from '../../reading/row-loader.ts';
import type { RoomRow } from './room.entity.ts';

/** A site's open rooms, by name. */
export const roomsBySiteId: RowLoader<string, RoomRow[]> = {
  load: async (db, siteIds, practiceId) => {
    const rows = await db
      .selectFrom('room')
      .selectAll()
      .where('practiceId', '=', practiceId)
      .where('siteId', '=', anyOf(siteIds))
      .where('isActive', '=', true)
      .orderBy('name')
      .orderBy('id')
      .execute();
    return Map.groupBy(rows as RoomRow[], (room) => room.siteId);
  },
};
