import type { AuditEntryConnection, QueryAuditTrailArgs } from '../../generated/models.ts';
import { toConnection } from '../../reading/lists/connection.ts';
import { beginCount, countOf } from '../../reading/lists/count.ts';
import { ordersOf } from '../../reading/lists/order.ts';
import { parsePageCursor } from '../../reading/lists/page-cursor.ts';
import { inOrder } from '../../reading/lists/position.ts';
import type { SelectingInfo } from '../../reading/selected/collect.ts';
import type { Context } from '../../request/context.ts';
import { practiceIdOf } from '../../request/practice-id-of.ts';
import { auditFilter } from './audit.filter.ts';

const orders = ordersOf('audit_entry_patient', { entryId: 'uuid' }, { EARLIEST_FIRST: 'asc', LATEST_FIRST: 'desc' });

/** Entries about one patient. Ids are in order of time. */
export async function listAuditTrail(
  context: Context,
  info: SelectingInfo,
  args: QueryAuditTrailArgs,
): Promise<AuditEntryConnection> {
  const { patientId, filter, orderBy, first, after } = args;
  const order = orders[orderBy];
  const position = parsePageCursor(after, order);
  const db = await context.request.reads.reader();
  const about = db
    .selectFrom('audit_entry_patient')
    .where('audit_entry_patient.practiceId', '=', practiceIdOf(context))
    .where('audit_entry_patient.patientId', '=', patientId);
  const matching = about
    .innerJoin('audit_entry', (join) =>
      join
        .onRef('audit_entry.practiceId', '=', 'audit_entry_patient.practiceId')
        .onRef('audit_entry.id', '=', 'audit_entry_patient.entryId'),
    )
    .where(auditFilter(filter));
  const page = matching.selectAll('audit_entry').select('audit_entry_patient.entryId');
  const count = beginCount(info, filter ? countOf(matching) : countOf(about));
  const rows = await inOrder(page, order, position)
    .limit(first + 1)
    .execute();
  return toConnection(rows, first, order, count);
}
