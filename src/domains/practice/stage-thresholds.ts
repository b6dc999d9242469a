import {
  type InvalidInputError,
  type StageThreshold,
  type StageThresholdInput,
  VisitStage,
} from '../../generated/models.ts';
import { invalidInput } from '../../writing/invalid-input.ts';

type Given = readonly StageThresholdInput[] | null | undefined;

const unlimited: ReadonlySet<VisitStage> = new Set([
  VisitStage.DONE,
  VisitStage.LEFT_WITHOUT_BEING_SEEN,
  VisitStage.ENTERED_IN_ERROR,
]);

/** The refusal of thresholds that name a stage twice or one that lasts for ever, or are no whole minutes. */
export function checkThresholds(given: Given, { needsLimit }: { needsLimit: boolean }): InvalidInputError | null {
  const seen = new Set<VisitStage>();
  for (const [index, { stage, limit }] of (given ?? []).entries()) {
    const refuse = (message: string, field: 'stage' | 'limit') =>
      invalidInput(message, ['input', 'stageThresholds', String(index), field]);
    if (unlimited.has(stage)) return refuse(`A visit stays ${stage}; name a stage from WAITING to CHECKOUT.`, 'stage');
    if (seen.has(stage)) return refuse(`${stage} is named twice; name each stage once.`, 'stage');
    if (needsLimit && limit == null)
      return refuse('A threshold of the practice needs a limit; omit the stage for none.', 'limit');
    if (limit != null && limit % 60 !== 0) return refuse('A limit must be whole minutes, such as PT15M.', 'limit');
    seen.add(stage);
  }
  return null;
}

export function thresholdsOf(given: readonly StageThresholdInput[]): StageThreshold[] {
  return given.map(({ stage, limit }) => ({ stage, limit: limit ?? null }));
}
