import { anyOf } from '../../database/sql/any-of.ts';
import type { Reader } from '../../database/sql/reader.ts';
import type { RoomReadiness } from '../../generated/models.ts';
import type { RoomRow } from './room.entity.ts';

/** Rooms of one site; lists of rooms are not paged. */
export const mostRooms = 200;

interface WhichRooms {
  practiceId: string;
  siteId: string;
  readiness?: RoomReadiness;
  ids?: readonly string[];
}

/** Rooms of a site, by name. */
export async function findRooms(db: Reader, which: WhichRooms): Promise<RoomRow[]> {
  return (await roomsAt(db, which).execute()) as RoomRow[];
}

/** Finds rooms of a site, by name. */
export function roomsAt(db: Reader, { practiceId, siteId, readiness, ids }: WhichRooms) {
  let query = db.selectFrom('room').selectAll().where('practiceId', '=', practiceId).where('siteId', '=', siteId);
  if (readiness) query = query.where('readiness', '=', readiness);
  if (ids) query = query.where('id', '=', anyOf(ids));
  return query.orderBy('name').orderBy('id').limit(mostRooms);
}
