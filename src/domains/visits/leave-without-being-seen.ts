// Notes that a patient left before being seen, and releases the room they held.
import type { Context } from '../../context.ts';
import { lockRow } from '../../database/lock-row.ts';
import { write } from '../../database/write.ts';
import {
  type LeaveWithoutBeingSeenResult,
  type MutationLeaveWithoutBeingSeenArgs,
  VisitStage,
} from '../../generated/models.ts';
import { unknownReference } from '../../query/invalid-input.ts';
import { staleVersion } from '../../query/stale-version.ts';
import { lockRooms } from './lock-rooms.ts';
import { stageNotReachable } from './stage-not-reachable.ts';
import { takeStep } from './take-step.ts';
import { VisitEntity } from './visit.entity.ts';

const to = VisitStage.LEFT_WITHOUT_BEING_SEEN;

export function leaveWithoutBeingSeen(
  context: Context,
  { id, input }: MutationLeaveWithoutBeingSeenArgs,
): Promise<LeaveWithoutBeingSeenResult> {
  return write<LeaveWithoutBeingSeenResult>(context, 'leaveWithoutBeingSeen', async (unit) => {
    const visit = await lockRow(unit, VisitEntity, id);
    if (!visit) return unknownReference('visit', ['id']);
    const refusal = staleVersion('Visit', visit, input.expectedVersion) ?? stageNotReachable(visit, to, ['id']);
    if (refusal) return refusal;
    const left = (await lockRooms(unit, [visit.roomId])).get(visit.roomId ?? '');
    await takeStep(unit, visit, { to, left, room: undefined });
    return { __typename: 'LeaveWithoutBeingSeenSuccess', visit };
  });
}
