import { sql } from 'kysely';
import { jobKind } from '../../../jobs/job-kind.ts';
import type { WriteUnit } from '../../../writing/unit.ts';
import { type AdjudicationDays, noteAdjudicationDays } from '../../insurance/gives/note-adjudication-days.ts';
import { type TimerNeeds, writeForPractices } from './write-for-practices.ts';

const name = 'claims.learn-answer-times';
/** Fewer decisions say little of a payer. */
const fewest = 50;
/** Decisions of the latest so many milliseconds count: payers change. */
const countedMs = 365 * 86_400_000;

/** Each night: the days in which nine of ten claims of a payer are decided, once 50 were. */
export const learnAnswerTimes = jobKind<Record<never, never>, TimerNeeds>({
  name,
  schedule: '30 7 * * *',
  retryLimit: 3,
  retryDelaySeconds: 60,
  retryDelayMaxSeconds: 600,
  expireSeconds: 3_600,
  heartbeatSeconds: 60,
  waitDays: 1,
  work: (_ids, needs) =>
    writeForPractices(needs, name, async (unit) => noteAdjudicationDays(unit, await findAnswerTimes(unit))),
});

/** From the first hand-over of a claim to its first decision. */
async function findAnswerTimes({ db, practiceId, now }: WriteUnit): Promise<AdjudicationDays[]> {
  const since = new Date(now.getTime() - countedMs);
  const { rows } = await sql<AdjudicationDays>`
    with decided as (
      select event.claim_id, extract(epoch from
        min(event.said_at) filter (where event.kind = 'ADJUDICATED')
        - min(event.said_at) filter (where event.kind = 'SUBMITTED')) / 86400 as days
      from claim_event event
      where event.practice_id = ${practiceId} and event.kind in ('SUBMITTED', 'ADJUDICATED') and event.at > ${since}
      group by event.claim_id)
    select claim.payer_id as "payerId",
      greatest(1, ceil(percentile_cont(0.9) within group (order by decided.days)))::int as days
    from decided
    join claim on claim.practice_id = ${practiceId} and claim.id = decided.claim_id
    where decided.days >= 0
    group by claim.payer_id
    having count(*) >= ${fewest}`.execute(db);
  return rows;
}
