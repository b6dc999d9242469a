import { findPractices } from '../../../jobs/find-practices.ts';
import { inPractice } from '../../../jobs/in-practice.ts';
import { type JobSurroundings, jobKind } from '../../../jobs/job-kind.ts';
import { writeAsJob } from '../../../jobs/write-as-job.ts';
import type { JobSender } from '../../../request/job-to-send.ts';
import { isUsableZone } from '../../../time/known-zones.ts';
import { localTime } from '../../../time/site-time.ts';
import { isRefusal } from '../../../writing/unit.ts';
import { SiteEntity } from '../../practice/site.entity.ts';
import { askDay } from './ask-day.ts';

export interface CheckTomorrowNeeds extends JobSurroundings {
  /** Connection of the owner, who alone sees which practices there are. */
  readonly ownerUrl: string;
  readonly jobs: JobSender;
}

/** Local hours in which tomorrow's list is asked about. A later run finds appointments that were added meanwhile. */
const evening = { from: '18:00', until: '22:00' };

const name = 'insurance.check-tomorrow';

/** Asks payers in the evening about the coverages of tomorrow's appointments, by the clock of each site. */
export const checkTomorrow = jobKind<Record<never, never>, CheckTomorrowNeeds>({
  name,
  schedule: '10 * * * *',
  retryLimit: 5,
  retryDelaySeconds: 60,
  retryDelayMaxSeconds: 600,
  expireSeconds: 3600,
  heartbeatSeconds: 60,
  waitDays: 1,
  work: async (_ids, needs) => {
    for (const practiceId of await findPractices(needs.ownerUrl)) await askTomorrow(needs, practiceId, new Date());
  },
});

/** Asks about tomorrow at each site of a practice where it is evening. */
export async function askTomorrow(
  { orm, jobs, log }: Pick<CheckTomorrowNeeds, 'orm' | 'jobs' | 'log'>,
  practiceId: string,
  now: Date,
): Promise<void> {
  const sites = await inPractice({ orm }, practiceId, (db) =>
    db.selectFrom('site').select(['id', 'timeZone']).where('practiceId', '=', practiceId).execute(),
  );
  for (const { id, timeZone } of sites.filter((site) => isEvening(site.timeZone, now))) {
    const tomorrow = localTime(now, timeZone).day.add({ days: 1 }).toString();
    await writeAsJob<AskedResult>({ orm, jobs }, { practiceId, job: name }, async (unit) => {
      const site = await unit.lock(SiteEntity, id);
      if (isRefusal(site)) return { __typename: 'NothingToAsk' };
      const { asked, unasked } = await askDay(unit, site, tomorrow);
      if (unasked.length > 0)
        log.info({ practiceId, siteId: id, unasked: unasked.length }, 'payers could not be asked');
      return { __typename: asked > 0 ? 'AskedSuccess' : 'NothingToAsk' };
    });
  }
}

interface AskedResult {
  __typename: 'AskedSuccess' | 'NothingToAsk';
}

function isEvening(timeZone: string, now: Date): boolean {
  if (!isUsableZone(timeZone)) return false;
  const { clock } = localTime(now, timeZone);
  return evening.from <= clock && clock < evening.until;
}
