import type { RoomTransitionFilter, RoomTransitionOrder } from '../../generated/models.ts';
import type { ChildTable } from '../../reading/lists/child-table.ts';
import { ordersOf } from '../../reading/lists/order.ts';
import { roomTransitionFilter } from './room-transition.filter.ts';

/** Changes of a room's readiness, by time. */
export const transitionsByRoom: ChildTable<RoomTransitionFilter, RoomTransitionOrder> = {
  table: 'room_transition',
  parentId: 'roomId',
  orders: ordersOf('room_transition', { at: 'instant', id: 'uuid' }, { EARLIEST_FIRST: 'asc', LATEST_FIRST: 'desc' }),
  toCondition: roomTransitionFilter,
};
