import type { VisitStage } from '../generated/operations.ts';

/** A stage as people say it. */
export function stageWords(stage: VisitStage): string {
  return stage.toLowerCase().replaceAll('_', ' ');
}
