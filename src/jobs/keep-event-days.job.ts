import { runEventDayKeeper } from '../database/event-days/event-day-keeper.ts';
import { JobFailure } from './job-failure.ts';
import { type JobSurroundings, jobKind } from './job-kind.ts';

export interface EventDayNeeds extends JobSurroundings {
  /** Connection of the role that owns the event log. */
  readonly ownerUrl: string;
  readonly eventRetentionDays: number;
}

/** Makes the days of the event log that come and drops those that are over. Each start makes the days ahead, too. */
export const keepEventDays = jobKind<Record<never, never>, EventDayNeeds>({
  name: 'database.keep-event-days',
  schedule: '0 * * * *',
  retryLimit: 5,
  retryDelaySeconds: 60,
  retryDelayMaxSeconds: 600,
  expireSeconds: 600,
  heartbeatSeconds: 60,
  waitDays: 1,
  work: async (_ids, { ownerUrl, eventRetentionDays, log }) => {
    const isDone = await runEventDayKeeper(ownerUrl, { retentionDays: eventRetentionDays, log });
    if (!isDone) throw new JobFailure('The days of the event log could not all be made or dropped.');
  },
});
