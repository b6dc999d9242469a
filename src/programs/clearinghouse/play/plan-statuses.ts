import { type ClaimStatus, write277 } from '../answers/write-277.ts';
import type { StatusCodes } from '../answers/write-277ca.ts';
import { type Question, readQuestions } from '../claims/read-questions.ts';
import type { ReceivedGroup } from '../x12/read-interchange.ts';
import { paidFor } from './advice.ts';
import { answerQuestions } from './answer-questions.ts';
import type { GroupAnswer, PlanContext } from './plan.ts';
import type { KnownClaims } from './seen-claim.ts';

/** A 277 for each set of questions about claims. */
export function planStatuses(group: ReceivedGroup, context: PlanContext): GroupAnswer[] {
  return answerQuestions(group, '276', '277', (set) => {
    const { reference, questions } = readQuestions(set);
    const statuses = questions.map((question) => statusOf(question, context));
    return (at) => write277(reference, statuses, at);
  });
}

function statusOf(question: Question, context: PlanContext): ClaimStatus {
  const { payer, receiver, provider, subscriber, dependent, trace, from, to, patientControlNumber } = question;
  const found = context.known.get(patientControlNumber);
  return {
    ...{ payer, receiver, provider, subscriber, dependent, trace, from, to, patientControlNumber },
    status: codesOf(found, context),
    charge: found?.charge ?? 0,
    payerControlNumber: found?.payerControlNumber ?? '',
  };
}

/** Not found, where the payer never got the claim; else finalized from the day of its payment on, and in process before. */
function codesOf(claim: ReturnType<KnownClaims['get']>, { at, msPerDay }: PlanContext): StatusCodes {
  if (!claim?.payerControlNumber) return ['A4', '35'];
  const isDecided = claim.paidAfter !== null && at >= claim.at + claim.paidAfter * msPerDay;
  if (!isDecided) return ['P1', '20'];
  return claim.advice && paidFor(claim.advice) > 0 ? ['F1', '65'] : ['F2', '65'];
}
