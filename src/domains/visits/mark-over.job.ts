import { type JobSurroundings, jobKind } from '../../jobs/job-kind.ts';
import { type WritingNeeds, writeAsJob } from '../../jobs/write-as-job.ts';
import { isRefusal } from '../../writing/unit.ts';
import { findDue } from './stage-limit.ts';
import { VisitEntity } from './visit.entity.ts';
import { visitMoved } from './visit.events.ts';

export interface MarkOverNeeds extends JobSurroundings, WritingNeeds {}

const name = 'visits.mark-over';

/**
 * Shows that a visit's stage has lasted longer than its threshold, or no longer does since the threshold was raised. It
 * looks at the visit under its lock: moved and undone stages leave it nothing to do.
 */
export const markOver = jobKind<{ practiceId: string; visitId: string }, MarkOverNeeds>({
  name,
  retryLimit: 10,
  retryDelaySeconds: 5,
  retryDelayMaxSeconds: 600,
  expireSeconds: 60,
  heartbeatSeconds: 30,
  waitDays: 2,
  atOnce: 2,
  work: async ({ practiceId, visitId }, needs) => {
    await writeAsJob<MarkOverResult>(needs, { practiceId, job: name }, async (unit) => {
      const visit = await unit.lock(VisitEntity, visitId);
      if (isRefusal(visit)) return { __typename: 'NothingToMark' };
      const due = await findDue(unit.db, visit);
      const overSince = due && due.getTime() <= Date.now() ? due : null;
      const isChanged = overSince?.getTime() !== visit.overSince?.getTime();
      if (due && !overSince) await unit.send(markOver.about({ practiceId, visitId }, { startAfter: due }));
      if (isChanged) {
        visit.overSince = overSince;
        await unit.save(...visitMoved(visit));
      }
      return { __typename: 'MarkOverSuccess' };
    });
  },
});

interface MarkOverResult {
  __typename: 'MarkOverSuccess' | 'NothingToMark';
}
