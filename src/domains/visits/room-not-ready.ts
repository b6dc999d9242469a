import { type RoomNotReadyError, RoomReadiness } from '../../generated/models.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import type { RoomRow } from '../rooms/room.entity.ts';
import { findRooms } from '../rooms/room.queries.ts';

/** More names than this are too many for a sentence. */
const mostNamed = 5;

interface Refusal {
  message: string;
  path: string[] | null;
}

/** The refusal of a room that cannot take a patient, with the rooms of its site that can. */
export async function roomNotReady(
  { db }: WriteUnit,
  room: RoomRow,
  { message, path }: Refusal,
): Promise<RoomNotReadyError> {
  const { practiceId, siteId } = room;
  const readyRooms = await findRooms(db, { practiceId, siteId, readiness: RoomReadiness.READY });
  return {
    __typename: 'RoomNotReadyError',
    message: `${message} ${namesOf(readyRooms)}`,
    path,
    room,
    readyRooms,
  };
}

function namesOf(rooms: RoomRow[]): string {
  if (rooms.length === 0) return 'No room of the site is ready: make one READY with changeRoomReadiness.';
  const names = rooms.slice(0, mostNamed).map(({ name }) => `"${name}"`);
  const more = rooms.length > mostNamed ? ` and ${rooms.length - mostNamed} more` : '';
  return `Ready: ${names.join(', ')}${more}.`;
}
