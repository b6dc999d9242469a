import type { VisitTypeFilter } from '../../generated/models.ts';
import { isOneOf, isValue, isWithin } from '../../reading/filters/conditions.ts';
import { filterOn } from '../../reading/filters/filter-on.ts';

export const visitTypeFilter = filterOn<VisitTypeFilter>({
  // Whole minutes are at least 90 seconds, or less than that, exactly when they are so of 2 minutes.
  duration: isWithin('visit_type.durationMinutes', (seconds: number) => Math.ceil(seconds / 60)),
  isActive: isValue('visit_type.isActive'),
  neededRole: isOneOf('visit_type.neededRole'),
  neededRoomKind: isOneOf('visit_type.neededRoomKind'),
});
