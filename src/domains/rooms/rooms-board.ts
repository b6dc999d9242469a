import { ascending } from '../../database/sql/ordering.ts';
import type { SubscriptionRoomsArgs } from '../../generated/models.ts';
import { topics } from '../../live/log/topics.ts';
import { board } from '../../reading/boards/board.ts';
import { isValue } from '../../reading/filters/conditions.ts';
import { atSite } from '../practice/at-site.ts';
import { mostRooms } from './room.queries.ts';

const isAtSite = isValue<string>('room.siteId');

export const roomsBoard = board<SubscriptionRoomsArgs>('room', {
  topic: atSite(topics.rooms),
  order: ascending('name', 'id'),
  shows: ({ siteId }) => [isAtSite(siteId)],
  most: mostRooms,
});
