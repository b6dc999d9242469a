// Notes that a patient left before being seen, and releases the room they held.

import {
  type LeaveWithoutBeingSeenResult,
  type MutationLeaveWithoutBeingSeenArgs,
  VisitStage,
} from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { lockRooms } from '../rooms/gives/lock-rooms.ts';
import { stageNotReachable } from './stage-not-reachable.ts';
import { takeStep } from './take-step.ts';
import { VisitEntity } from './visit.entity.ts';

const to = VisitStage.LEFT_WITHOUT_BEING_SEEN;

export function leaveWithoutBeingSeen(
  context: Context,
  { id, input }: MutationLeaveWithoutBeingSeenArgs,
): Promise<LeaveWithoutBeingSeenResult> {
  return write<LeaveWithoutBeingSeenResult>(context, 'leaveWithoutBeingSeen', async (unit) => {
    const visit = await unit.lock(VisitEntity, id, input.expectedVersion);
    if (isRefusal(visit)) return visit;
    const refusal = stageNotReachable(visit, to, ['id']);
    if (refusal) return refusal;
    const left = (await lockRooms(unit, [visit.roomId])).get(visit.roomId ?? '');
    await takeStep(unit, visit, { to, left, room: undefined });
    return { __typename: 'LeaveWithoutBeingSeenSuccess', visit };
  });
}
