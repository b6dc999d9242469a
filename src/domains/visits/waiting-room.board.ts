import { ascending } from '../../database/sql/ordering.ts';
import type { SubscriptionWaitingRoomArgs, WaitingRoomPayload } from '../../generated/models.ts';
import { board } from '../../reading/boards/board.ts';
import { isMissing, isValue } from '../../reading/filters/conditions.ts';
import { atSite } from '../practice/at-site.ts';
import { visitsTopic } from './visit.events.ts';

const isAtSite = isValue<string>('visit.siteId');
const goesOn = isMissing('visit.endedAt')(true);

/** Visits at a site that are not over, by arrival. */
export const waitingRoom = board<SubscriptionWaitingRoomArgs, WaitingRoomPayload>('visit', {
  topic: atSite(visitsTopic),
  order: ascending('arrivedAt', 'id'),
  shows: ({ siteId }) => [isAtSite(siteId), goesOn],
  most: 1000,
});
