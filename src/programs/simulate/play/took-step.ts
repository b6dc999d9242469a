import { type VisitFactsFragment, VisitNowDocument, type VisitStage } from '../generated/operations.ts';
import { stageWords } from './stage-words.ts';
import type { Stay } from './stay.ts';

const course: readonly VisitStage[] = [
  'WAITING',
  'CALLED',
  'IN_ROOM',
  'INTAKE',
  'READY_FOR_PROVIDER',
  'WITH_PROVIDER',
  'CHECKOUT',
  'DONE',
  'LEFT_WITHOUT_BEING_SEEN',
];

type StepResult = { visit: VisitFactsFragment } | { __typename: string; message: string };

/**
 * Takes note of a step's answer, and says whether the visit goes on from there. A step that another member took already
 * counts as taken; a visit that another member ended, or that cannot go on, is left alone.
 */
export async function tookStep(stay: Stay, to: VisitStage, result: StepResult): Promise<boolean> {
  const { morning } = stay;
  const { journal, rooms, crew } = morning;
  if ('visit' in result) {
    stay.visit = result.visit;
    rooms.note([result.visit.room]);
    return true;
  }
  const { visit } = await crew.assistant.ask(VisitNowDocument, { id: stay.visit.id });
  stay.visit = visit ?? stay.visit;
  const { ticket, stage } = stay.visit;
  if (stage === 'DONE' || stage === 'LEFT_WITHOUT_BEING_SEEN') {
    journal.note(`${ticket} was seen off by a colleague`);
    return false;
  }
  if (course.indexOf(stage) >= course.indexOf(to)) return true;
  journal.tally.refused += 1;
  journal.note(`${ticket} stays ${stageWords(stage)}: ${result.message}`);
  return false;
}
