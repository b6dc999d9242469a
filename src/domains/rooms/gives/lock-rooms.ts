import { LockMode } from '@mikro-orm/core';
import type { WriteUnit } from '../../../writing/unit.ts';
import { RoomEntity, type RoomRow } from '../room.entity.ts';

/**
 * Loads rooms for change and keeps others from changing them until commit. Always after the visit's row, in the order
 * of ids, and before the appointment's: another order somewhere would let two writes wait for each other.
 */
export async function lockRooms(
  { em, practiceId }: WriteUnit,
  ids: readonly (string | null | undefined)[],
): Promise<Map<string, RoomRow>> {
  const known = [...new Set(ids.filter((id) => id != null))];
  if (known.length === 0) return new Map();
  const rooms = await em.find(
    RoomEntity,
    { practiceId, id: { $in: known } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  return new Map(rooms.map((room) => [room.id, room]));
}
