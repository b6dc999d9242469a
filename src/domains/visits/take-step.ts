import { RoomReadiness, VisitStage } from '../../generated/models.ts';
import type { NewEvent } from '../../live/log/event.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import { openCoding } from '../coding/gives/open-coding.ts';
import { moveRoom } from '../rooms/gives/move-room.ts';
import type { RoomRow } from '../rooms/room.entity.ts';
import { fulfilAppointment } from '../scheduling/gives/move-appointment.ts';
import { withdrawWaiting } from './hand-over.ts';
import { startStageClock } from './start-stage-clock.ts';
import type { VisitRow } from './visit.entity.ts';
import { visitMoved } from './visit.events.ts';
import { lastStages, roomHeldAt } from './visit-stages.ts';
import { VisitStepEntity } from './visit-step.entity.ts';

interface Step {
  to: VisitStage;
  /** The room the visit holds so far, and the one it holds from now on; both locked. */
  left: RoomRow | undefined;
  room: RoomRow | undefined;
  reason?: string;
  /** The member of staff who brings the patient into the room. */
  escortedById?: string | null;
}

/**
 * Moves a locked visit forward, with its rooms and its appointment, and notes the actor and the time. The caller has
 * checked that it can go there.
 */
export async function takeStep(unit: WriteUnit, visit: VisitRow, step: Step): Promise<void> {
  const { to, left, room, reason = null, escortedById = null } = step;
  // A write that waited for the visit's row began before the step it follows.
  const at = new Date(Math.max(unit.now.getTime(), visit.stageSince.getTime()));
  unit.create(VisitStepEntity, {
    ...{ visitId: visit.id, byId: unit.staffMemberId, fromStage: visit.stage, toStage: to, at },
    ...{ roomBeforeId: left?.id ?? null, readinessBefore: left?.readiness ?? null, reason },
  });
  const moved: NewEvent[] = [];
  if (left && left.id !== room?.id) moved.push(moveRoom(unit, left, { to: roomLeftAs(left.readiness) }));
  const held = roomHeldAt[to];
  if (room && held && room.readiness !== held) moved.push(moveRoom(unit, room, { to: held, visitId: visit.id }));
  visit.roomId = room?.id ?? null;
  visit.stage = to;
  visit.stageSince = at;
  if (to === VisitStage.CALLED) visit.calledAt = at;
  if (to === VisitStage.IN_ROOM) {
    visit.firstRoomedAt = at;
    visit.escortedById = escortedById;
  }
  if (lastStages.has(to)) {
    visit.endedAt = at;
    await withdrawWaiting(unit, visit, 'The visit ended');
  }
  await startStageClock(unit, visit);
  if (to === VisitStage.DONE && visit.appointmentId) await fulfilAppointment(unit, visit.appointmentId);
  await unit.save(...moved, ...visitMoved(visit));
  if (to === VisitStage.DONE) await openCoding(unit, visit);
}

/** A room that was only kept is as ready as before; one that a patient was in is not. */
function roomLeftAs(readiness: RoomReadiness): RoomReadiness {
  return readiness === RoomReadiness.RESERVED ? RoomReadiness.READY : RoomReadiness.NEEDS_CLEANING;
}
