// Takes the last step of a visit back, with what it did to rooms and to the appointment.

import type { MutationUndoVisitStepArgs, NothingToUndoError, UndoVisitStepResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { isRefusal, type WriteUnit } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { lockRooms } from '../rooms/gives/lock-rooms.ts';
import type { RoomRow } from '../rooms/room.entity.ts';
import { roomTransitions } from '../rooms/room-transitions.ts';
import { patientAlreadyHere } from './patient-already-here.ts';
import { roomNotReady } from './room-not-ready.ts';
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
      if (visit.endedAt && unit.now.getTime() - visit.endedAt.getTime() > undoMs) return endedLongAgo(visit);
      const [step, before] = await findLastSteps(unit, visit);
      if (!step || !before) return nothingToUndo(visit);
      const alreadyHere = visit.endedAt ? await patientAlreadyHere(unit.db, visit, ['id']) : null;
      if (alreadyHere) return alreadyHere;
      const rooms = await lockRooms(unit, [visit.roomId, step.roomBeforeId]);
      const left = rooms.get(visit.roomId ?? '');
      const room = rooms.get(step.roomBeforeId ?? '');
      if (room && !canHoldAgain(visit, step, room)) return cannotGoBack(unit, visit, room);
      await takeStepBack(unit, visit, { step, before, left, room });
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

function canHoldAgain(visit: VisitRow, { readinessBefore }: VisitStepRow, room: RoomRow): boolean {
  if (room.visitId) return room.visitId === visit.id;
  return readinessBefore != null && roomTransitions[room.readiness].undo.includes(readinessBefore);
}

function cannotGoBack(unit: WriteUnit, { ticket }: VisitRow, room: RoomRow) {
  return roomNotReady(unit, room, {
    path: null,
    message: `${ticket} cannot go back to "${room.name}", which is ${room.readiness}; undo the step once it is READY again.`,
  });
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
    message: `Only the check-in of ${ticket} is left, and it cannot be undone; if the patient goes, note that they left with leaveWithoutBeingSeen.`,
    path: ['id'],
  };
}
