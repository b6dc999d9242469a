import { ascending } from '../../database/sql/ordering.ts';
import type { SubscriptionWaitingRoomArgs } from '../../generated/models.ts';
import { topics } from '../../live/log/topics.ts';
import { board } from '../../reading/boards/board.ts';
import { isMissing, isValue } from '../../reading/filters/conditions.ts';
import { atSite } from '../practice/at-site.ts';

const isAtSite = isValue<string>('visit.siteId');
const goesOn = isMissing('visit.endedAt')(true);

/** Visits at a site that are not over, by arrival. */
export const waitingRoom = board<SubscriptionWaitingRoomArgs>('visit', {
  topic: atSite(topics.visits),
  order: ascending('arrivedAt', 'id'),
  shows: ({ siteId }) => [isAtSite(siteId), goesOn],
  most: 1000,
});
