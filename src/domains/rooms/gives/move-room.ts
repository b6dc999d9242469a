import type { RoomReadiness } from '../../../generated/models.ts';
import type { NewEvent } from '../../../live/log/event.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import type { RoomRow } from '../room.entity.ts';
import { roomChanged } from '../room.events.ts';
import { RoomTransitionEntity } from '../room-transition.entity.ts';

interface RoomMove {
  to: RoomReadiness;
  /** The visit the room holds from now on. */
  visitId?: string;
  reason?: string | null;
}

/**
 * Moves a locked room to another readiness, and notes the actor and the time. The caller has checked that it can go
 * there, and saves it with the event.
 */
export function moveRoom(unit: WriteUnit, room: RoomRow, { to, visitId, reason }: RoomMove): NewEvent {
  const { now, staffMemberId } = unit;
  unit.create(RoomTransitionEntity, {
    roomId: room.id,
    fromReadiness: room.readiness,
    toReadiness: to,
    at: now,
    byId: staffMemberId,
    reason: reason ?? null,
    visitId: visitId ?? room.visitId,
  });
  room.readiness = to;
  room.readinessSince = now;
  room.readinessById = staffMemberId;
  room.visitId = visitId ?? null;
  return roomChanged(room);
}
