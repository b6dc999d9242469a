import { type StageNotReachableError, VisitStage } from '../../generated/models.ts';
import type { VisitRow } from './visit.entity.ts';
import { stagesAfter } from './visit-stages.ts';

/** The refusal of a stage that a visit cannot go to from where it stands; null when it can. */
export function stageNotReachable(
  { ticket, stage }: VisitRow,
  to: VisitStage,
  path: string[],
): StageNotReachableError | null {
  const reachable = [...stagesAfter[stage]];
  if (reachable.includes(to)) return null;
  return {
    __typename: 'StageNotReachableError',
    message: `${ticket} cannot go to ${to}: ${wayOut(stage, to, reachable)}.`,
    path,
    stage,
    reachable,
  };
}

function wayOut(stage: VisitStage, to: VisitStage, reachable: VisitStage[]): string {
  if (reachable.length === 0) return 'the visit is over; undo its last step to go on';
  const isRoomNeeded = reachable.includes(VisitStage.IN_ROOM) && stagesAfter[VisitStage.IN_ROOM].includes(to);
  const first = isRoomNeeded ? 'bring the patient into a room first; ' : '';
  return `${first}from ${stage} it can go to ${reachable.join(', ')}`;
}
