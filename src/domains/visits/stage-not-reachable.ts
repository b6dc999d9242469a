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
  if (stage === VisitStage.ENTERED_IN_ERROR)
    return 'its check-in was undone; check the patient in again with checkInAppointment or checkInWalkIn';
  if (reachable.length === 0) return 'the visit is over; take its last step back with undoVisitStep to go on';
  if (to === VisitStage.ENTERED_IN_ERROR)
    return `a check-in is undone while the visit is WAITING; from ${stage} take steps back with undoVisitStep first, or note with leaveWithoutBeingSeen that the patient left`;
  const isRoomNeeded = reachable.includes(VisitStage.IN_ROOM) && stagesAfter[VisitStage.IN_ROOM].includes(to);
  const first = isRoomNeeded ? 'bring the patient into a room with roomPatient first; ' : '';
  return `${first}from ${stage} it can go to ${reachable.join(', ')}`;
}
