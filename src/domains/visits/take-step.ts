import { newId } from '../../database/sql/new-id.ts';
import { AppointmentStatus, AuditAction, RoomReadiness, VisitStage } from '../../generated/models.ts';
import { lockRow } from '../../writing/lock-row.ts';
import type { WriteUnit } from '../../writing/write.ts';
import { moveRoom } from '../rooms/move-room.ts';
import type { RoomRow } from '../rooms/room.entity.ts';
import { AppointmentEntity } from '../scheduling/appointment.entity.ts';
import { saveAppointment } from '../scheduling/save-appointment.ts';
import { tellBoards } from './tell-boards.ts';
import { touchedVisit } from './touched-visit.ts';
import type { VisitRow } from './visit.entity.ts';
import { lastStages, roomHeldAt } from './visit-stages.ts';
import { VisitStepEntity } from './visit-step.entity.ts';

interface Step {
  to: VisitStage;
  /** The room the visit holds so far, and the one it holds from now on; both locked. */
  left: RoomRow | undefined;
  room: RoomRow | undefined;
}

/** Moves a locked visit forward, with its rooms and its appointment, and notes who and when. The caller has checked that it can go there. */
export async function takeStep(unit: WriteUnit, visit: VisitRow, step: Step): Promise<void> {
  const { to, left, room } = step;
  // A write that waited for the visit's row began before the step it follows.
  const at = new Date(Math.max(unit.now.getTime(), visit.stageSince.getTime()));
  unit.em.create(VisitStepEntity, {
    ...{ practiceId: unit.principal.practiceId, id: newId(), visitId: visit.id, byId: unit.principal.staffMemberId },
    ...{ fromStage: visit.stage, toStage: to, at },
    ...{ roomBeforeId: left?.id ?? null, readinessBefore: left?.readiness ?? null },
  });
  if (left && left.id !== room?.id) moveRoom(unit, left, { to: roomLeftAs(left.readiness) });
  const held = roomHeldAt[to];
  if (room && held && room.readiness !== held) moveRoom(unit, room, { to: held, visitId: visit.id });
  visit.roomId = room?.id ?? null;
  visit.stage = to;
  visit.stageSince = at;
  if (to === VisitStage.CALLED) visit.calledAt = at;
  if (to === VisitStage.IN_ROOM) visit.firstRoomedAt = at;
  if (lastStages.has(to)) visit.endedAt = at;
  if (to === VisitStage.DONE) await fulfilAppointment(unit, visit);
  await unit.em.flush();
  tellBoards(unit, visit);
  unit.touch(AuditAction.UPDATE, touchedVisit(visit));
}

/** A room that was only kept is as ready as before; one that a patient was in is not. */
function roomLeftAs(readiness: RoomReadiness): RoomReadiness {
  return readiness === RoomReadiness.RESERVED ? RoomReadiness.READY : RoomReadiness.NEEDS_CLEANING;
}

async function fulfilAppointment(unit: WriteUnit, { appointmentId }: VisitRow): Promise<void> {
  const appointment = appointmentId ? await lockRow(unit, AppointmentEntity, appointmentId) : null;
  if (!appointment) return;
  appointment.status = AppointmentStatus.FULFILLED;
  await saveAppointment(unit, appointment, AuditAction.UPDATE);
}
