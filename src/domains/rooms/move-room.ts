import { newId } from '../../database/sql/new-id.ts';
import type { RoomReadiness } from '../../generated/models.ts';
import { topics } from '../../live/log/topics.ts';
import type { WriteUnit } from '../../writing/write.ts';
import type { RoomRow } from './room.entity.ts';
import { RoomTransitionEntity } from './room-transition.entity.ts';

interface RoomMove {
  to: RoomReadiness;
  /** The visit the room holds from now on. */
  visitId?: string;
  reason?: string | null;
}

/** Moves a locked room to another readiness, notes who and when, and tells watchers. The caller has checked that it can go there. */
export function moveRoom(
  { em, principal, now, emit }: WriteUnit,
  room: RoomRow,
  { to, visitId, reason }: RoomMove,
): void {
  em.create(RoomTransitionEntity, {
    practiceId: principal.practiceId,
    id: newId(),
    roomId: room.id,
    fromReadiness: room.readiness,
    toReadiness: to,
    at: now,
    byId: principal.staffMemberId,
    reason: reason ?? null,
    visitId: visitId ?? room.visitId,
  });
  room.readiness = to;
  room.readinessSince = now;
  room.readinessById = principal.staffMemberId;
  room.visitId = visitId ?? null;
  emit({ type: 'ROOM_CHANGED', subjectId: room.id, topics: [topics.rooms(room.siteId)] });
}
