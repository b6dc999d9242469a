import type { QueryStaffArgs, StaffMemberConnection } from '../../generated/models.ts';
import { listByName } from '../../reading/lists/list-by-name.ts';
import type { SelectingInfo } from '../../reading/selected/collect.ts';
import type { Context } from '../../request/context.ts';
import { staffFilter } from './staff-member.filter.ts';

/** Memberships by name; living ones, unless ended ones are asked for, too. */
export function listStaff(
  context: Context,
  info: SelectingInfo,
  { includeInactive, filter, ...page }: QueryStaffArgs,
): Promise<StaffMemberConnection> {
  const living = staffFilter(includeInactive ? null : { isActive: true });
  return listByName(context, info, 'staff_member', page, living, staffFilter(filter));
}
