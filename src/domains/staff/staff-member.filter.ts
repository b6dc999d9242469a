import type { StaffFilter } from '../../generated/models.ts';
import { holdsOneOf, isValue } from '../../reading/filters/conditions.ts';
import { filterOn } from '../../reading/filters/filter-on.ts';

export const staffFilter = filterOn<StaffFilter>({
  isActive: isValue('staff_member.isActive'),
  isProvider: isValue('staff_member.isProvider'),
  roles: holdsOneOf('staff_member.roles'),
  siteId: isValue('staff_member.siteId'),
});
