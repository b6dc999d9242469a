import { sql } from 'kysely';
import type { Reader } from '../../../database/sql/reader.ts';
import { findPractices } from '../../../jobs/find-practices.ts';
import { inPractice } from '../../../jobs/in-practice.ts';
import { jobKind } from '../../../jobs/job-kind.ts';
import type { TimerNeeds } from './write-for-practices.ts';

/** Fewer decisions say little of a payer. */
const fewest = 50;
/** Decisions of the latest so many milliseconds count: payers change. */
const countedMs = 365 * 86_400_000;

/** Each night: the days in which nine of ten claims of a payer are decided, once 50 were. */
export const learnAnswerTimes = jobKind<Record<never, never>, TimerNeeds>({
  name: 'claims.learn-answer-times',
  schedule: '30 7 * * *',
  retryLimit: 3,
  retryDelaySeconds: 60,
  retryDelayMaxSeconds: 600,
  expireSeconds: 3_600,
  heartbeatSeconds: 60,
  waitDays: 1,
  work: async (_ids, { orm, ownerUrl }) => {
    for (const practiceId of await findPractices(ownerUrl))
      await inPractice({ orm }, practiceId, (db) => learnTimes(db, practiceId));
  },
});

/** From the first hand-over of a claim to its first decision. */
export async function learnTimes(db: Reader, practiceId: string): Promise<void> {
  const since = new Date(Date.now() - countedMs);
  await sql`
    with decided as (
      select event.claim_id, extract(epoch from
        min(event.said_at) filter (where event.kind = 'ADJUDICATED')
        - min(event.said_at) filter (where event.kind = 'SUBMITTED')) / 86400 as days
      from claim_event event
      where event.practice_id = ${practiceId} and event.kind in ('SUBMITTED', 'ADJUDICATED') and event.at > ${since}
      group by event.claim_id),
    learned as (
      select claim.payer_id, greatest(1, ceil(percentile_cont(0.9) within group (order by decided.days)))::int as days
      from decided
      join claim on claim.practice_id = ${practiceId} and claim.id = decided.claim_id
      where decided.days >= 0
      group by claim.payer_id
      having count(*) >= ${fewest})
    update payer set adjudication_days = learned.days from learned
    where payer.practice_id = ${practiceId} and payer.id = learned.payer_id
      and payer.adjudication_days is distinct from learned.days`.execute(db);
}
