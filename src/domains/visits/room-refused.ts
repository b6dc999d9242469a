import { type InvalidInputError, type RoomNotReadyError, RoomReadiness } from '../../generated/models.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import type { RoomRow } from '../rooms/room.entity.ts';
import { roomNotReady } from './room-not-ready.ts';
import type { VisitRow } from './visit.entity.ts';

const path = ['input', 'roomId'];

/** Why a locked room cannot take the patient of a visit; null when it can: it is ready, or kept for them. */
export async function roomRefused(
  unit: WriteUnit,
  visit: VisitRow,
  room: RoomRow,
): Promise<RoomNotReadyError | InvalidInputError | null> {
  if (room.siteId !== visit.siteId) {
    return invalidInput(
      `"${room.name}" is at another site than ${visit.ticket}; name a room of the visit's site.`,
      path,
    );
  }
  if (!room.isActive) return roomNotReady(unit, room, { path, message: `"${room.name}" is closed.` });
  if (room.readiness === RoomReadiness.READY || room.visitId === visit.id) return null;
  const holder = room.visitId ? ' by another patient' : '';
  return roomNotReady(unit, room, { path, message: `"${room.name}" is ${room.readiness}${holder}.` });
}
