import { ascending, descending } from '../../database/sql/ordering.ts';
import type { RoomTransitionFilter, RoomTransitionOrder } from '../../generated/models.ts';
import { isOneOf, isWithin } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

/** Changes of a room's readiness. */
export const transitions = list<RoomTransitionFilter, RoomTransitionOrder>('room_transition', {
  filter: { at: isWithin('room_transition.at'), to: isOneOf('room_transition.toReadiness') },
  orders: { LATEST_FIRST: descending('at', 'id'), EARLIEST_FIRST: ascending('at', 'id') },
});
