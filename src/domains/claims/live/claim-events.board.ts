import { type ClaimEventsPayload, LiveKind, type SubscriptionClaimEventsArgs } from '../../../generated/models.ts';
import { LiveCourse } from '../../../live/course/live-course.ts';
import type { Watches } from '../../../request/serves.ts';
import { findClaimEvents } from './find-claim-events.ts';
import { topicOf } from './watched-claims.ts';

/** A log of the events of claims: nothing is left out for a watcher that was slow. */
export const claimEvents: Watches<SubscriptionClaimEventsArgs, ClaimEventsPayload> = {
  course: (_context, { filter }) => {
    const topic = topicOf(filter);
    return new LiveCourse({ hears: ({ topics }) => topics.includes(topic), afterLag: 'REPLAY' });
  },
  payload: async (context, tick, { filter }, info) => {
    const events = await findClaimEvents(context, info, tick, filter, 'events');
    const { cursor } = tick;
    const isOfOthersOnly = tick.kind === LiveKind.CHANGE && events.length === 0;
    const kind = isOfOthersOnly ? LiveKind.HEARTBEAT : tick.kind;
    return { kind, cursor, at: new Date(), events };
  },
};
