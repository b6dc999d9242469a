import type { Reader } from '../../database/sql/reader.ts';
import type { StageThreshold } from '../../generated/models.ts';
import type { VisitRow } from './visit.entity.ts';

/**
 * When the stage of a visit has lasted longer than its threshold; null for a stage without one. The visit type's own
 * counts before the practice's.
 */
export async function findDue(
  db: Reader,
  { practiceId, visitTypeId, stage, stageSince, endedAt }: VisitRow,
): Promise<Date | null> {
  if (endedAt) return null;
  const thresholds = await db
    .selectFrom('practice')
    .innerJoin('visit_type as kind', (join) =>
      join.on('kind.practiceId', '=', practiceId).on('kind.id', '=', visitTypeId),
    )
    .select(['practice.stageThresholds as ofPractice', 'kind.stageThresholds as ofType'])
    .where('practice.practiceId', '=', practiceId)
    .executeTakeFirstOrThrow();
  const limitIn = (list: readonly StageThreshold[]) => list.find((threshold) => threshold.stage === stage)?.limit;
  const own = limitIn(thresholds.ofType);
  const limit = own === undefined ? limitIn(thresholds.ofPractice) : own;
  return limit == null ? null : new Date(stageSince.getTime() + limit * 1_000);
}
