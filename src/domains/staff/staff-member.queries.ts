import { sql } from 'kysely';
import type { Context } from '../../context.ts';
import type { QueryStaffArgs, StaffMemberConnection } from '../../generated/models.ts';
import { parsePageCursor, toConnection } from '../../query/connection.ts';
import { practiceIdOf } from '../../query/row-loader.ts';
import type { StaffMemberRow } from './staff-member.entity.ts';

/** Living memberships by name. */
export async function listStaff(
  context: Context,
  { filter, first, after }: QueryStaffArgs,
): Promise<StaffMemberConnection> {
  const cursor = parsePageCursor(after, ['text', 'uuid']);
  const db = await context.request.reads.reader();
  let query = db
    .selectFrom('staff_member')
    .selectAll()
    .where('practiceId', '=', practiceIdOf(context))
    .where('isActive', '=', true);
  if (filter?.role) query = query.where(sql<boolean>`${filter.role} = any(roles)`);
  if (typeof filter?.isProvider === 'boolean') query = query.where('isProvider', '=', filter.isProvider);
  if (filter?.siteId) query = query.where('siteId', '=', filter.siteId);
  if (cursor)
    query = query.where((where) =>
      where(where.refTuple('name', 'id'), '>', where.tuple(cursor[0] ?? '', cursor[1] ?? '')),
    );
  const rows = await query
    .orderBy('name')
    .orderBy('id')
    .limit(first + 1)
    .execute();
  return toConnection(rows as StaffMemberRow[], first, (row) => [row.name, row.id]);
}
