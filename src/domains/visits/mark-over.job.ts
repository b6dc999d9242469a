import type { JobPrincipal } from '../../access/actor.ts';
import { type JobSurroundings, jobKind } from '../../jobs/job-kind.ts';
import type { JobSender } from '../../request/job-to-send.ts';
import { isRefusal } from '../../writing/unit.ts';
import { writeAs } from '../../writing/write.ts';
import { findDue } from './stage-limit.ts';
import { VisitEntity } from './visit.entity.ts';
import { visitMoved } from './visit.events.ts';

export interface MarkOverNeeds extends JobSurroundings {
  /** Sends the next look, where a threshold was raised. */
  readonly jobs: JobSender;
}

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
  work: async ({ practiceId, visitId }, { orm, jobs }) => {
    const principal: JobPrincipal = { kind: 'JOB', practiceId, job: name, onBehalfOf: null, permissions: new Set() };
    // Every node reads the events from the log: this process may serve no client.
    const office = { em: orm.em, writers: inTurn, jobs, publish: () => {} };
    const author = { principal, origin: { device: null, address: null } };
    await writeAs<MarkOverResult>(office, author, name, async (unit) => {
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

/** The workers are few: the queue itself limits the writes at once. */
const inTurn = { pass: <Result>(_practiceId: string, work: () => Promise<Result>) => work() };
