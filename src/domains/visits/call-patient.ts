// Calls a waiting patient to a room and keeps the room for them.

import { type CallPatientResult, type MutationCallPatientArgs, VisitStage } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { unknownReference } from '../../writing/invalid-input.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { lockRooms } from '../rooms/gives/lock-rooms.ts';
import { roomRefused } from './room-refused.ts';
import { stageNotReachable } from './stage-not-reachable.ts';
import { takeStep } from './take-step.ts';
import { VisitEntity } from './visit.entity.ts';

export function callPatient(context: Context, { id, input }: MutationCallPatientArgs): Promise<CallPatientResult> {
  return write<CallPatientResult>(context, 'callPatient', async (unit) => {
    const visit = await unit.lock(VisitEntity, id, input.expectedVersion);
    if (isRefusal(visit)) return visit;
    const refusal = stageNotReachable(visit, VisitStage.CALLED, ['id']);
    if (refusal) return refusal;
    const rooms = await lockRooms(unit, [input.roomId]);
    const room = rooms.get(input.roomId);
    if (!room) return unknownReference('room', ['input', 'roomId']);
    const roomRefusal = await roomRefused(unit, visit, room);
    if (roomRefusal) return roomRefusal;
    await takeStep(unit, visit, { to: VisitStage.CALLED, left: undefined, room });
    return { __typename: 'CallPatientSuccess', visit };
  });
}
