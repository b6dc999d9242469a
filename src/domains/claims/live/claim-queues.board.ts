import { type ClaimQueuesPayload, LiveKind, type SubscriptionClaimQueuesArgs } from '../../../generated/models.ts';
import { LiveCourse } from '../../../live/course/live-course.ts';
import { practiceIdOf } from '../../../request/practice-id-of.ts';
import type { Watches } from '../../../request/serves.ts';
import { claimsTopic } from '../claim.events.ts';
import { countQueues } from '../claim-queues.ts';

/** The figures of the worklists. A file of answers changes thousands of claims: they are counted once a second. */
export const claimQueues: Watches<SubscriptionClaimQueuesArgs, ClaimQueuesPayload> = {
  course: () =>
    new LiveCourse({ hears: ({ topics }) => topics.includes(claimsTopic), afterLag: 'SNAPSHOT', leastGapMs: 1_000 }),
  payload: async (context, { kind, cursor }) => {
    const isCounted = kind !== LiveKind.HEARTBEAT;
    const queues = isCounted ? await countQueues(await context.request.reads.reader(), practiceIdOf(context), {}) : [];
    return { kind, cursor, at: new Date(), queues };
  },
};
