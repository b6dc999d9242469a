// Moves a visit forward where no room has to be chosen.

import type {
  AdvanceVisitResult,
  InvalidInputError,
  MutationAdvanceVisitArgs,
  VisitStage,
} from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { lockRooms } from '../rooms/gives/lock-rooms.ts';
import { stageNotReachable } from './stage-not-reachable.ts';
import { takeStep } from './take-step.ts';
import { VisitEntity } from './visit.entity.ts';
import { roomHeldAt } from './visit-stages.ts';

/** How stages are reached that this mutation does not lead to. */
const otherWays: Partial<Record<VisitStage, string>> = {
  WAITING: 'take steps back with undoVisitStep',
  CALLED: 'use callPatient',
  IN_ROOM: 'use roomPatient',
  LEFT_WITHOUT_BEING_SEEN: 'use leaveWithoutBeingSeen',
  ENTERED_IN_ERROR: 'use undoCheckIn',
};

export function advanceVisit(context: Context, { id, input }: MutationAdvanceVisitArgs): Promise<AdvanceVisitResult> {
  return write<AdvanceVisitResult>(context, 'advanceVisit', async (unit) => {
    const visit = await unit.lock(VisitEntity, id, input.expectedVersion);
    if (isRefusal(visit)) return visit;
    const refusal = otherWay(input.to) ?? stageNotReachable(visit, input.to, ['input', 'to']);
    if (refusal) return refusal;
    const left = (await lockRooms(unit, [visit.roomId])).get(visit.roomId ?? '');
    await takeStep(unit, visit, { to: input.to, left, room: roomHeldAt[input.to] ? left : undefined });
    return { __typename: 'AdvanceVisitSuccess', visit };
  });
}

function otherWay(to: VisitStage): InvalidInputError | null {
  const way = otherWays[to];
  return way ? invalidInput(`input.to is a stage from INTAKE to DONE; for ${to}, ${way}.`, ['input', 'to']) : null;
}
