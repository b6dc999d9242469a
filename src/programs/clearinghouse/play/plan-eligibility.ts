import { write271 } from '../answers/write-271.ts';
import { readQuestions } from '../claims/read-questions.ts';
import type { ReceivedGroup } from '../x12/read-interchange.ts';
import { answerQuestions } from './answer-questions.ts';
import { chooseEligibility } from './choose.ts';
import type { GroupAnswer, PlanContext } from './plan.ts';

/** A 271 for each set of questions. */
export function planEligibility(group: ReceivedGroup, { seed }: PlanContext): GroupAnswer[] {
  return answerQuestions(group, '270', '271', (set) => {
    const { reference, questions } = readQuestions(set);
    const answered = questions.map((question) => ({
      question,
      eligibility: chooseEligibility(question.subscriber.id, seed),
    }));
    return (at) => write271(reference, answered, at);
  });
}
