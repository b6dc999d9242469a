import { ascending } from '../../database/sql/ordering.ts';
import type { RoomsPayload, SubscriptionRoomsArgs } from '../../generated/models.ts';
import { board } from '../../reading/boards/board.ts';
import { isValue } from '../../reading/filters/conditions.ts';
import { atSite } from '../practice/at-site.ts';
import { roomsTopic } from './room.events.ts';
import { mostRooms } from './room.queries.ts';

const isAtSite = isValue<string>('room.siteId');

const isOpen = isValue<boolean>('room.isActive')(true);

/** Open rooms of a site, by name. */
export const rooms = board<SubscriptionRoomsArgs, RoomsPayload>('room', {
  topic: atSite(roomsTopic),
  order: ascending('name', 'id'),
  shows: ({ siteId }) => [isAtSite(siteId), isOpen],
  most: mostRooms,
});
