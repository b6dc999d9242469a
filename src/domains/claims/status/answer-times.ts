import { sql } from 'kysely';
import { anyOf } from '../../../database/sql/any-of.ts';
import type { Reader } from '../../../database/sql/reader.ts';
import { ClaimExpectation } from '../../../generated/models.ts';

/** How long each answer may take, for one payer. */
export interface AnswerTimes {
  fileAnswerSeconds: number;
  claimAnswerSeconds: number;
  adjudicationDays: number;
}

const daySeconds = 86_400;
/** Until enough claims of a payer were decided to know better. */
const usual: AnswerTimes = {
  fileAnswerSeconds: daySeconds,
  claimAnswerSeconds: 3 * daySeconds,
  adjudicationDays: 30,
};

/** By payer: its clearinghouse's own times, and the days in which it decides. */
export async function findAnswerTimes(
  db: Reader,
  practiceId: string,
  payerIds: readonly string[],
): Promise<(payerId: string) => AnswerTimes> {
  const { rows } = await sql<AnswerTimes & { payerId: string }>`
    select payer.id as "payerId", coalesce(payer.adjudication_days, ${usual.adjudicationDays}) as "adjudicationDays",
      coalesce(min(house.file_answer_seconds), ${usual.fileAnswerSeconds}) as "fileAnswerSeconds",
      coalesce(min(house.claim_answer_seconds), ${usual.claimAnswerSeconds}) as "claimAnswerSeconds"
    from payer
    left join payer_route route
      on route.practice_id = ${practiceId} and route.payer_id = payer.id and route.transaction = 'PROFESSIONAL_CLAIM'
    left join clearinghouse house on house.practice_id = ${practiceId} and house.id = route.clearinghouse_id
    where payer.practice_id = ${practiceId} and payer.id = ${anyOf([...new Set(payerIds)])}
    group by payer.id, payer.adjudication_days`.execute(db);
  const byPayer = new Map(rows.map((row) => [row.payerId, row]));
  return (payerId) => byPayer.get(payerId) ?? usual;
}

/** When an answer is overdue; null where the date was not named, and no usual time is known. */
export function expectedBy(expects: ClaimExpectation, since: Date, times: AnswerTimes): Date | null {
  if (expects === ClaimExpectation.INFO_REPLY) return null;
  if (expects === ClaimExpectation.ADJUDICATION)
    return new Date(since.getTime() + times.adjudicationDays * daySeconds * 1000);
  const seconds = expects === ClaimExpectation.FILE_ANSWER ? times.fileAnswerSeconds : times.claimAnswerSeconds;
  return afterBusinessTime(since, seconds);
}

/** Whole days pass on weekdays only; what is left of less than a day passes at once, as in trials of some seconds. */
export function afterBusinessTime(since: Date, seconds: number): Date {
  const at = new Date(since.getTime() + (seconds % daySeconds) * 1000);
  for (let days = Math.floor(seconds / daySeconds); days > 0; ) {
    at.setUTCDate(at.getUTCDate() + 1);
    if (!isWeekend(at)) days -= 1;
  }
  return at;
}

const isWeekend = (at: Date): boolean => at.getUTCDay() === 0 || at.getUTCDay() === 6;
