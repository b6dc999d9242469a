// Moves a room on by hand: cleaned, set up, ready, or not to be used.

import { lineOf } from '../../contract/texts/normalised.ts';
import {
  type ChangeRoomReadinessInput,
  type ChangeRoomReadinessResult,
  type ChecklistNotDoneError,
  type MutationChangeRoomReadinessArgs,
  type ReadinessNotReachableError,
  RoomReadiness,
} from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { moveRoom } from './gives/move-room.ts';
import { findNextVisitType } from './next-visit-type.queries.ts';
import { RoomEntity, type RoomRow } from './room.entity.ts';
import { roomTransitions } from './room-transitions.ts';

export function changeRoomReadiness(
  context: Context,
  { id, input }: MutationChangeRoomReadinessArgs,
): Promise<ChangeRoomReadinessResult> {
  return write<ChangeRoomReadinessResult>(context, 'changeRoomReadiness', async (unit) => {
    const room = await unit.lock(RoomEntity, id, input.expectedVersion);
    if (isRefusal(room)) return room;
    const refusal =
      isClosed(room) ??
      notReachable(room, input.to) ??
      reasonMissing(input) ??
      (await checklistNotDone(unit, room, input));
    if (refusal) return refusal;
    await unit.save(moveRoom(unit, room, { to: input.to, reason: input.reason }));
    return { __typename: 'ChangeRoomReadinessSuccess', room };
  });
}

function isClosed({ name, isActive }: RoomRow) {
  if (isActive) return null;
  return invalidInput(`"${name}" is closed; open it again with updateRoom and isActive true.`, ['id']);
}

function notReachable(room: RoomRow, to: RoomReadiness): ReadinessNotReachableError | null {
  const reachable = [...roomTransitions[room.readiness].staff];
  if (reachable.includes(to)) return null;
  return {
    __typename: 'ReadinessNotReachableError',
    message: `"${room.name}" is ${room.readiness}; ${wayOut(room.readiness, reachable)}.`,
    path: ['input', 'to'],
    readiness: room.readiness,
    reachable,
  };
}

function wayOut(readiness: RoomReadiness, reachable: RoomReadiness[]): string {
  if (readiness === RoomReadiness.RESERVED)
    return 'bring in the patient it is kept for with roomPatient, or take the call back with undoVisitStep';
  if (readiness === RoomReadiness.OCCUPIED)
    return 'it needs cleaning as soon as the visit in it goes to CHECKOUT with advanceVisit';
  return `by hand it can go to ${reachable.join(' or ')}`;
}

function reasonMissing({ to, reason }: ChangeRoomReadinessInput) {
  if (to !== RoomReadiness.OUT_OF_SERVICE || reason) return null;
  return invalidInput('OUT_OF_SERVICE needs a reason; give it in input.reason.', ['input', 'reason']);
}

async function checklistNotDone(
  unit: WriteUnit,
  room: RoomRow,
  { to, checklistDone }: ChangeRoomReadinessInput,
): Promise<ChecklistNotDoneError | null> {
  if (to !== RoomReadiness.READY) return null;
  const visitType = await findNextVisitType(unit, room);
  // An item that was kept before texts were normalised still has its old spaces.
  const isDone = (item: string) => checklistDone.includes(lineOf(item).text ?? item);
  const missing = visitType?.setUpChecklist.filter((item) => !isDone(item)) ?? [];
  if (!visitType || missing.length === 0) return null;
  return {
    __typename: 'ChecklistNotDoneError',
    message: `"${room.name}" is set up for ${visitType.name}: do ${missing.join(', ')}, then name them in input.checklistDone.`,
    path: ['input', 'checklistDone'],
    visitType,
    missing,
  };
}
