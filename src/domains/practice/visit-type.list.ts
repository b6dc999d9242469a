import { ascending } from '../../database/sql/ordering.ts';
import type { VisitTypeFilter } from '../../generated/models.ts';
import { isOneOf, isValue, isWithin } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

const isActive = isValue<boolean>('visit_type.isActive');

export const visitTypes = list<VisitTypeFilter, 'A_TO_Z'>('visit_type', {
  where: ({ has }) => (has('includeInactive') ? [] : [isActive(true)]),
  filter: {
    // Whole minutes are at least 90 seconds, or less than that, exactly when they are so of 2 minutes.
    duration: isWithin('visit_type.durationMinutes', (seconds: number) => Math.ceil(seconds / 60)),
    isActive,
    neededRole: isOneOf('visit_type.neededRole'),
    neededRoomKind: isOneOf('visit_type.neededRoomKind'),
  },
  orders: { A_TO_Z: ascending('name') },
});
