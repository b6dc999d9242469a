import { sql } from 'kysely';
import { findPractices } from '../../../../../jobs/find-practices.ts';
import { inPractice } from '../../../../../jobs/in-practice.ts';
import { jobKind } from '../../../../../jobs/job-kind.ts';
import type { ServerNeeds } from './exchange-with-server.ts';
import { visitAtServer } from './visit-at-server.ts';

export interface VisitNeeds extends ServerNeeds {
  /** Connection of the owner, who alone sees which practices there are. */
  readonly ownerUrl: string;
}

/** Each minute: a visit at each server whose time has come. One that failed is visited less often. */
export const visitServers = jobKind<Record<never, never>, VisitNeeds>({
  name: 'claims.visit-servers',
  schedule: '* * * * *',
  retryLimit: 1,
  retryDelaySeconds: 10,
  retryDelayMaxSeconds: 10,
  expireSeconds: 300,
  heartbeatSeconds: 60,
  waitDays: 1,
  work: async (_ids, needs) => {
    // Taken all the same: jobs of a day that wait would be as many visits in a row.
    if (!needs.exchangesEdi) return;
    for (const practiceId of await findPractices(needs.ownerUrl)) await sendVisits(needs, practiceId);
  },
});

/** Sends a job for each server that no node is at. */
export async function sendVisits(needs: Pick<VisitNeeds, 'orm' | 'jobs'>, practiceId: string): Promise<void> {
  await inPractice(needs, practiceId, async (db) => {
    const { rows } = await sql<{ id: string }>`
      select house.id from clearinghouse house
      left join server_exchange held on held.practice_id = ${practiceId} and held.clearinghouse_id = house.id
      where house.practice_id = ${practiceId} and house.transport = 'SFTP'
        and coalesce(held.next_try_at, '-infinity') <= now() and coalesce(held.leased_until, '-infinity') < now()
      order by house.id`.execute(db);
    for (const { id } of rows) await needs.jobs.send(db, visitAtServer({ practiceId, clearinghouseId: id }));
  });
}
