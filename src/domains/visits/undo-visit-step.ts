// Takes the last step of a visit back, with what it did to rooms and to the appointment.

import {
  type InvalidInputError,
  type MutationUndoVisitStepArgs,
  type NothingToUndoError,
  type RoomNotReadyError,
  type UndoVisitStepInput,
  type UndoVisitStepResult,
  VisitStage,
} from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput, unknownReference } from '../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { setCodingBack } from '../coding/gives/set-coding-back.ts';
import { lockRooms } from '../rooms/gives/lock-rooms.ts';
import type { RoomRow } from '../rooms/room.entity.ts';
import { hasRoom } from '../rooms/room.queries.ts';
import { roomTransitions } from '../rooms/room-transitions.ts';
import { patientAlreadyHere } from './patient-already-here.ts';
import { roomNotReady } from './room-not-ready.ts';
import { roomRefused } from './room-refused.ts';
import { takeStepBack } from './take-step-back.ts';
import { undoHours, undoMs } from './undo-window.ts';
import { VisitEntity, type VisitRow } from './visit.entity.ts';
import { VisitStepEntity, type VisitStepRow } from './visit-step.entity.ts';

export function undoVisitStep(context: Context, args: MutationUndoVisitStepArgs): Promise<UndoVisitStepResult> {
  const { id, input } = args;
  return write<UndoVisitStepResult>(
    context,
    'undoVisitStep',
    async (unit) => {
      const visit = await unit.lock(VisitEntity, id, input.expectedVersion);
      if (isRefusal(visit)) return visit;
      if (input.roomId && !(await hasRoom(unit.db, visit, input.roomId)))
        return unknownReference('room', ['input', 'roomId']);
      if (visit.stage === VisitStage.ENTERED_IN_ERROR) return checkInUndone(visit);
      if (visit.endedAt && unit.now.getTime() - visit.endedAt.getTime() > undoMs) return endedLongAgo(visit);
      const [step, before] = await findLastSteps(unit, visit);
      if (!step || !before) return nothingToUndo(visit);
      const refusal = reasonMissing(step, input) ?? roomNotWanted(visit, step, input);
      if (refusal) return refusal;
      const alreadyHere = visit.endedAt ? await patientAlreadyHere(unit.db, visit, ['id']) : null;
      if (alreadyHere) return alreadyHere;
      const coded = step.toStage === VisitStage.DONE ? await setCodingBack(unit, visit) : null;
      if (coded) return coded;
      const roomId = input.roomId ?? step.roomBeforeId;
      const rooms = await lockRooms(unit, [visit.roomId, roomId]);
      const left = rooms.get(visit.roomId ?? '');
      const room = rooms.get(roomId ?? '');
      const roomRefusal = room && (await cannotReturn(unit, visit, step, room));
      if (roomRefusal) return roomRefusal;
      await takeStepBack(unit, visit, { step, before, left, room, reason: input.reason ?? null });
      return { __typename: 'UndoVisitStepSuccess', visit };
    },
    {
      // The patient was checked in again at the same moment: looking again finds that visit.
      visit_of_patient: () => undoVisitStep(context, args),
      visit_ticket_here: () => ticketIsAnothers(),
    },
  );
}

/** The last two steps that count, the last one first. */
function findLastSteps({ em }: WriteUnit, { practiceId, id }: VisitRow): Promise<VisitStepRow[]> {
  return em.find(
    VisitStepEntity,
    { practiceId, visitId: id, undoneAt: null },
    { orderBy: { at: 'desc', id: 'desc' }, limit: 2 },
  );
}

function reasonMissing({ toStage }: VisitStepRow, { reason }: UndoVisitStepInput): InvalidInputError | null {
  if (toStage !== VisitStage.LEFT_WITHOUT_BEING_SEEN || reason) return null;
  return invalidInput('Undoing LEFT_WITHOUT_BEING_SEEN needs a reason; give it in input.reason.', ['input', 'reason']);
}

/** Another room than before can be named where the patient returns to one. */
function roomNotWanted(
  { ticket, roomId }: VisitRow,
  { roomBeforeId }: VisitStepRow,
  input: UndoVisitStepInput,
): InvalidInputError | null {
  if (!input.roomId || (roomBeforeId && roomBeforeId !== roomId)) return null;
  return invalidInput(`${ticket} returns to no other room with this step; omit input.roomId.`, ['input', 'roomId']);
}

/** Why a locked room cannot take the patient back; null when it can. */
async function cannotReturn(
  unit: WriteUnit,
  visit: VisitRow,
  step: VisitStepRow,
  room: RoomRow,
): Promise<RoomNotReadyError | InvalidInputError | null> {
  if (room.id !== step.roomBeforeId) return roomRefused(unit, visit, room);
  return canHoldAgain(visit, step, room) ? null : cannotGoBack(unit, visit, room);
}

function canHoldAgain(visit: VisitRow, { readinessBefore }: VisitStepRow, room: RoomRow): boolean {
  if (!room.isActive) return false;
  if (room.visitId) return room.visitId === visit.id;
  return readinessBefore != null && roomTransitions[room.readiness].undo.includes(readinessBefore);
}

function cannotGoBack(unit: WriteUnit, { ticket }: VisitRow, room: RoomRow) {
  const state = room.isActive ? room.readiness : 'closed';
  return roomNotReady(unit, room, {
    path: ['input', 'roomId'],
    message: `${ticket} cannot go back to "${room.name}", which is ${state}; undo the step once it is READY again, or name another room in input.roomId.`,
  });
}

function checkInUndone({ ticket }: VisitRow): NothingToUndoError {
  return {
    __typename: 'NothingToUndoError',
    message: `The check-in of ${ticket} was undone, and that stays; check the patient in again with checkInAppointment or checkInWalkIn.`,
    path: ['id'],
  };
}

function endedLongAgo({ ticket }: VisitRow): NothingToUndoError {
  return {
    __typename: 'NothingToUndoError',
    message: `The visit of ${ticket} ended more than ${undoHours} hours ago, and its end can be undone for ${undoHours} hours; check the patient in again if they are here.`,
    path: ['id'],
  };
}

/** Only after a visit of more than a day: next tickets avoid those of shorter ones. */
function ticketIsAnothers(): NothingToUndoError {
  return {
    __typename: 'NothingToUndoError',
    message: "The ticket of this visit is another patient's by now; check the patient in again if they are here.",
    path: ['id'],
  };
}

function nothingToUndo({ ticket }: VisitRow): NothingToUndoError {
  return {
    __typename: 'NothingToUndoError',
    message: `Only the check-in of ${ticket} is left: undoCheckIn takes it back if it was a mistake; if the patient goes, use leaveWithoutBeingSeen.`,
    path: ['id'],
  };
}
