import { write278 } from '../answers/write-278.ts';
import { readRequests } from '../claims/read-requests.ts';
import type { ReceivedGroup } from '../x12/read-interchange.ts';
import { answerQuestions } from './answer-questions.ts';
import { chooseAuthorization } from './choose-authorization.ts';
import type { GroupAnswer } from './plan.ts';
import { days } from './steps.ts';

/** A 278 for each set of requests. A request that is pended at first is certified some days later. */
export function planAuthorizations(group: ReceivedGroup): GroupAnswer[] {
  const answered = (isFirst: boolean) =>
    answerQuestions(group, '278', '278', (set) => {
      const { reference, requests } = readRequests(set);
      const answers = requests.map((request) => {
        const play = chooseAuthorization(request.subscriber.id);
        return { request, play: play === 'PEND' && !isFirst ? ('CERT' as const) : play };
      });
      return (at) => write278(reference, answers, at);
    });
  const isPended = group.sets.some((set) =>
    readRequests(set).requests.some(({ subscriber }) => chooseAuthorization(subscriber.id) === 'PEND'),
  );
  const later = isPended ? answered(false).filter(({ kind }) => kind === '278') : [];
  return [...answered(true), ...later.map((answer) => ({ ...answer, days: days.pending }))];
}
