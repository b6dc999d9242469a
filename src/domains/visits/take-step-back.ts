import { RoomReadiness, VisitStage } from '../../generated/models.ts';
import type { NewEvent } from '../../live/log/event.ts';
import type { WriteUnit } from '../../writing/unit.ts';
import { moveRoom } from '../rooms/gives/move-room.ts';
import type { RoomRow } from '../rooms/room.entity.ts';
import { reopenAppointment } from '../scheduling/gives/move-appointment.ts';
import { startStageClock } from './start-stage-clock.ts';
import type { VisitRow } from './visit.entity.ts';
import { visitMoved } from './visit.events.ts';
import type { VisitStepRow } from './visit-step.entity.ts';

interface StepBack {
  /** The step to undo, and the one before it. */
  step: VisitStepRow;
  before: VisitStepRow;
  /** The room the visit holds so far, and the one it held before the step; both locked. */
  left: RoomRow | undefined;
  room: RoomRow | undefined;
  reason: string | null;
}

/**
 * Makes a locked visit, its rooms and its appointment what they were before a step. The caller has checked that the
 * room can be held again.
 */
export async function takeStepBack(unit: WriteUnit, visit: VisitRow, stepBack: StepBack): Promise<void> {
  const { step, before, left, room, reason } = stepBack;
  const moved: NewEvent[] = [];
  if (left && left.id !== room?.id) moved.push(moveRoom(unit, left, { to: RoomReadiness.READY }));
  const held = step.readinessBefore;
  if (room && held && room.readiness !== held) moved.push(moveRoom(unit, room, { to: held, visitId: visit.id }));
  step.undoneAt = unit.now;
  step.undoneById = unit.staffMemberId;
  step.undoReason = reason;
  visit.roomId = room?.id ?? null;
  visit.stage = before.toStage;
  visit.stageSince = before.at;
  visit.endedAt = null;
  if (step.toStage === VisitStage.CALLED) visit.calledAt = null;
  if (step.toStage === VisitStage.IN_ROOM) {
    visit.firstRoomedAt = null;
    visit.escortedById = null;
  }
  if (step.toStage === VisitStage.DONE && visit.appointmentId)
    await reopenAppointment(unit, visit.appointmentId, reason);
  await startStageClock(unit, visit);
  await unit.save(...moved, ...visitMoved(visit));
}
