import { type Expression, type SqlBool, sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { QueryStaffArgs, StaffMemberConnection } from '../../generated/models.ts';
import { listByName } from '../../query/list-by-name.ts';

/** Living memberships by name. */
export function listStaff(context: Context, { filter, ...page }: QueryStaffArgs): Promise<StaffMemberConnection> {
  const conditions: Expression<SqlBool>[] = [sql`is_active`];
  if (filter?.role) conditions.push(sql`${filter.role} = any(roles)`);
  if (typeof filter?.isProvider === 'boolean') conditions.push(sql`is_provider = ${filter.isProvider}`);
  if (filter?.siteId) conditions.push(sql`site_id = ${filter.siteId}`);
  return listByName(context, 'staff_member', page, conditions);
}
