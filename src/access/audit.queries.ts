import type { Context } from '../context.ts';
import type { AuditEntryConnection, QueryAuditTrailArgs } from '../generated/models.ts';
import { parsePageCursor, toConnection } from '../query/connection.ts';
import { practiceIdOf } from '../query/row-loader.ts';

/** Entries about one patient, newest first. */
export async function listAuditTrail(context: Context, args: QueryAuditTrailArgs): Promise<AuditEntryConnection> {
  const { patientId, first, after } = args;
  const cursor = parsePageCursor(after, ['uuid']);
  const db = await context.request.reads.reader();
  const rows = await db
    .selectFrom('audit_entry_patient as about')
    .innerJoin('audit_entry as entry', (join) =>
      join.onRef('entry.practiceId', '=', 'about.practiceId').onRef('entry.id', '=', 'about.entryId'),
    )
    .selectAll('entry')
    .where('about.practiceId', '=', practiceIdOf(context))
    .where('about.patientId', '=', patientId)
    .$if(cursor !== null, (query) => query.where('about.entryId', '<', cursor?.[0] ?? ''))
    .orderBy('about.entryId', 'desc')
    .limit(first + 1)
    .execute();
  return toConnection(rows, first, (row) => [row.id]);
}
