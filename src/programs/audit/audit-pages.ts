import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { toTypeId } from '../../contract/type-id.ts';
import { type Reader, readerOf } from '../../database/sql/reader.ts';

/** Entries of one practice, from an instant to before another. */
export interface AuditSpan {
  practice: string;
  from: Date | undefined;
  to: Date | undefined;
}

/** An entry as it is listed. */
export type ListedEntry = Awaited<ReturnType<typeof readPage>>[number];

const pageSize = 1000;
const dayMs = 86_400_000;

/** Entries in the order of their ids, which is that of time, in pages of 1,000: a transaction each. */
export async function* auditPages(em: SqlEntityManager, span: AuditSpan): AsyncGenerator<ListedEntry[]> {
  let last: string | undefined;
  for (;;) {
    const page = await em.transactional((unit) => readPage(readerOf(unit), span, last));
    if (page.length > 0) yield page;
    last = page.at(-1)?.id;
    if (page.length < pageSize || last === undefined) return;
  }
}

async function readPage(db: Reader, { practice, from, to }: AuditSpan, last: string | undefined) {
  let query = db.selectFrom('audit_entry').selectAll().where('practiceId', '=', practice).orderBy('id').limit(pageSize);
  // Ids are made by clocks of nodes, times by PostgreSQL's: a day is more than they may differ.
  if (from) query = query.where('at', '>=', from).where('id', '>=', firstIdAt(from.getTime() - dayMs));
  if (to) query = query.where('at', '<', to).where('id', '<', firstIdAt(to.getTime() + dayMs));
  if (last) query = query.where('id', '>', last);
  const entries = await query.execute();
  const names = await namesOf(db, practice, entries);
  return entries.map((entry) => ({ ...entry, staffMember: names.get(entry.staffMemberId ?? '') ?? null }));
}

/** Colleagues' names by their ids. */
async function namesOf(
  db: Reader,
  practice: string,
  entries: readonly { staffMemberId: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(entries.flatMap(({ staffMemberId }) => staffMemberId ?? []))];
  if (ids.length === 0) return new Map();
  const colleagues = await db
    .selectFrom('staff_member')
    .select(['id', 'name'])
    .where('practiceId', '=', practice)
    .where('id', 'in', ids)
    .execute();
  return new Map(colleagues.map(({ id, name }) => [id, name]));
}

/** The least UUIDv7 of an instant: its first 48 bits are milliseconds. */
function firstIdAt(milliseconds: number): string {
  const digits = Math.max(0, milliseconds).toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}-7000-8000-000000000000`;
}

/** The columns written of an entry, in this order; ids as clients know them. */
export function listed(entry: ListedEntry) {
  return {
    at: new Date(entry.at).toISOString(),
    id: toTypeId('AuditEntry', entry.id),
    actorKind: entry.actorKind,
    actor: entry.actor,
    onBehalfOf: entry.onBehalfOf,
    staffMember: entry.staffMember,
    staffMemberId: entry.staffMemberId ? toTypeId('StaffMember', entry.staffMemberId) : null,
    action: entry.action,
    operation: entry.operation,
    outcome: entry.outcome,
    categories: entry.categories,
    entities: entry.entities,
    device: entry.device,
    address: entry.address,
    reason: entry.reason,
  };
}
