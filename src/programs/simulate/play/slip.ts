import { AdvanceVisitDocument, UndoVisitStepDocument } from '../generated/operations.ts';
import { stageWords } from './stage-words.ts';
import type { Stay } from './stay.ts';

const noticedAfter = 1;

/**
 * A wrong button in the middle of a stage, noticed a minute later and taken back; nothing where the script has none for
 * this stage.
 */
export async function slip(stay: Stay, after: number): Promise<void> {
  const { morning, script, visit } = stay;
  const { timeline, crew, journal } = morning;
  const { mistake } = script;
  if (mistake?.during !== visit.stage) return;
  await timeline.until(timeline.minute() + after);
  const { id, ticket } = visit;
  const moved = await crew.assistant.ask(AdvanceVisitDocument, { id, to: mistake.to });
  if (moved.result.__typename !== 'AdvanceVisitSuccess') return;
  journal.note(`${ticket} is put down as ${stageWords(mistake.to)} by mistake`);
  await timeline.until(timeline.minute() + noticedAfter);
  const { result } = await crew.assistant.ask(UndoVisitStepDocument, { id });
  const isBack = result.__typename === 'UndoVisitStepSuccess';
  const words = isBack ? `is put back to ${stageWords(result.visit.stage)}` : `is not put back: ${result.message}`;
  journal.note(`${ticket} ${words}`);
}
