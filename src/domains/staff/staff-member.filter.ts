import type { StaffFilter } from '../../generated/models.ts';
import { holdsOneOf, isValue } from '../../query/filters/conditions.ts';
import { filterOn } from '../../query/filters/filter-on.ts';

export const staffFilter = filterOn<StaffFilter>({
  isActive: isValue('staff_member.isActive'),
  isProvider: isValue('staff_member.isProvider'),
  roles: holdsOneOf('staff_member.roles'),
  siteId: isValue('staff_member.siteId'),
});
