import { write999 } from '../answers/write-999.ts';
import type { ReceivedGroup, ReceivedSet } from '../x12/read-interchange.ts';
import type { Answer } from '../x12/write-interchange.ts';
import type { GroupAnswer } from './plan.ts';
import { days } from './steps.ts';

/** Questions are answered at once, without a 999; only a set that cannot be read has one. */
export function answerQuestions(
  group: ReceivedGroup,
  id: string,
  kind: string,
  answer: (set: ReceivedSet) => (at: number) => Answer,
): GroupAnswer[] {
  const verdicts = group.sets.map((set) => ({
    ...{ set, isRejected: set.faults.length > 0 || set.id !== id, claim: null },
  }));
  const rejections = verdicts.some(({ isRejected }) => isRejected)
    ? [{ days: days.syntax, kind: '999', isTwice: false, answer: () => write999(group, verdicts) }]
    : [];
  const answers = verdicts
    .filter(({ isRejected }) => !isRejected)
    .map(({ set }) => ({ days: days.interchange, kind, isTwice: false, answer: answer(set) }));
  return [...answers, ...rejections];
}
