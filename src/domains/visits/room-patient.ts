// Brings a patient into a room that is ready or kept for them.

import {
  type InvalidInputError,
  type MutationRoomPatientArgs,
  type RoomPatientResult,
  VisitStage,
} from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput, unknownReference } from '../../writing/invalid-input.ts';
import { isRefusal, type WriteUnit } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { lockRooms } from '../rooms/gives/lock-rooms.ts';
import { StaffMemberEntity, type StaffMemberRow } from '../staff/staff-member.entity.ts';
import { roomRefused } from './room-refused.ts';
import { stageNotReachable } from './stage-not-reachable.ts';
import { takeStep } from './take-step.ts';
import { VisitEntity, type VisitRow } from './visit.entity.ts';

export function roomPatient(context: Context, { id, input }: MutationRoomPatientArgs): Promise<RoomPatientResult> {
  return write<RoomPatientResult>(context, 'roomPatient', async (unit) => {
    const visit = await unit.lock(VisitEntity, id, input.expectedVersion);
    if (isRefusal(visit)) return visit;
    const escort = await findEscort(unit, input.escortedById);
    if (escort && isRefusal(escort)) return escort;
    const refusal = stageNotReachable(visit, VisitStage.IN_ROOM, ['id']);
    if (refusal) return refusal;
    const roomId = input.roomId ?? visit.roomId;
    if (!roomId) return noRoomNamed(visit);
    const rooms = await lockRooms(unit, [visit.roomId, roomId]);
    const room = rooms.get(roomId);
    if (!room) return unknownReference('room', ['input', 'roomId']);
    const roomRefusal = await roomRefused(unit, visit, room);
    if (roomRefusal) return roomRefusal;
    const escortedById = escort?.id ?? unit.staffMemberId;
    await takeStep(unit, visit, { to: VisitStage.IN_ROOM, left: rooms.get(visit.roomId ?? ''), room, escortedById });
    return { __typename: 'RoomPatientSuccess', visit };
  });
}

/** The active member of staff who brings the patient; null when the actor does. */
async function findEscort(
  unit: WriteUnit,
  escortedById: string | null | undefined,
): Promise<StaffMemberRow | InvalidInputError | null> {
  if (!escortedById) return null;
  const path = ['input', 'escortedById'];
  const escort = await unit.find(StaffMemberEntity, escortedById, { path });
  if (isRefusal(escort) || escort.isActive) return escort;
  return invalidInput(`The membership of ${escort.name} has ended; name an active colleague.`, path);
}

function noRoomNamed({ ticket }: VisitRow) {
  return invalidInput(`${ticket} was called to no room: name one in input.roomId.`, ['input', 'roomId']);
}
