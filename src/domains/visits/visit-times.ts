import { type StageTime, VisitStage } from '../../generated/models.ts';
import { load } from '../../reading/row-loader.ts';
import type { Context } from '../../request/context.ts';
import type { VisitRow } from './visit.entity.ts';
import { stepsByVisitId, type VisitStepFact } from './visit.loaders.ts';
import { lastStages } from './visit-stages.ts';

const waitingStages: ReadonlySet<VisitStage> = new Set([VisitStage.WAITING, VisitStage.CALLED]);

/** Seconds from check-in until the patient was in a room, or stopped waiting for one. */
export async function findWaitSoFar(context: Context, visit: VisitRow): Promise<number> {
  if (visit.firstRoomedAt) return secondsBetween(visit.arrivedAt, visit.firstRoomedAt);
  if (waitingStages.has(visit.stage)) return secondsBetween(visit.arrivedAt, new Date());
  const steps = await findCountedSteps(context, visit);
  const leaving = steps.find(({ to }) => !waitingStages.has(to));
  return secondsBetween(visit.arrivedAt, leaving?.at ?? visit.endedAt ?? new Date());
}

/**
 * How long each stage took so far. Stages only follow each other forward, so that each is entered once among the steps
 * that count.
 */
export async function findStageTimes(context: Context, visit: VisitRow): Promise<StageTime[]> {
  const steps = await findCountedSteps(context, visit);
  const now = new Date();
  return steps.map(({ to, at }, index) => {
    const until = steps[index + 1]?.at ?? (lastStages.has(to) ? at : now);
    return { stage: to, enteredAt: at, duration: secondsBetween(at, until) };
  });
}

async function findCountedSteps(context: Context, { id }: VisitRow): Promise<VisitStepFact[]> {
  const steps = (await load(context, stepsByVisitId, id)) ?? [];
  return steps.filter(({ undoneAt }) => !undoneAt);
}

function secondsBetween(from: Date, until: Date): number {
  return Math.max(0, (until.getTime() - from.getTime()) / 1000);
}
