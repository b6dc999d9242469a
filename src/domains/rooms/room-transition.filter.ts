import type { RoomTransitionFilter } from '../../generated/models.ts';
import { isOneOf, isWithin } from '../../reading/filters/conditions.ts';
import { filterOn } from '../../reading/filters/filter-on.ts';

export const roomTransitionFilter = filterOn<RoomTransitionFilter>({
  at: isWithin('room_transition.at'),
  to: isOneOf('room_transition.toReadiness'),
});
