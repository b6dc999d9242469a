import type { Reader } from '../../database/sql/reader.ts';
import type { RoomReadiness } from '../../generated/models.ts';
import type { RoomRow } from './room.entity.ts';

/** The most open rooms of one site. */
export const mostRooms = 200;

interface WhichRooms {
  practiceId: string;
  siteId: string;
  readiness?: RoomReadiness;
}

/** Open rooms of a site, by name. */
export async function findRooms(db: Reader, { practiceId, siteId, readiness }: WhichRooms): Promise<RoomRow[]> {
  const atSite = db
    .selectFrom('room')
    .selectAll()
    .where('practiceId', '=', practiceId)
    .where('siteId', '=', siteId)
    .where('isActive', '=', true);
  const wanted = readiness ? atSite.where('readiness', '=', readiness) : atSite;
  return (await wanted.orderBy('name').orderBy('id').limit(mostRooms).execute()) as RoomRow[];
}

/** Whether a practice has a room of this id. It is not loaded: a write that locks it later must find it as it then is. */
export async function hasRoom(db: Reader, { practiceId }: Pick<RoomRow, 'practiceId'>, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('room')
    .select('id')
    .where('practiceId', '=', practiceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}
