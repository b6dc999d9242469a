import { sql } from 'kysely';
import { toTypeId } from '../../contract/type-id.ts';
import type { CsvCell } from '../../csv/csv-stream.ts';
import type { Reader } from '../../database/sql/reader.ts';
import type { ExportAuditTrailInput } from '../../generated/models.ts';
import { entriesOfRecord, recordsOf } from './audit-entry.list.ts';

export interface Wanted extends ExportAuditTrailInput {
  practiceId: string;
  /** Entries with a later id are not exported: they were written meanwhile. */
  upTo: string;
}

/** Entries read at a time: each may name 1,000 objects. */
const perPage = 500;

export const headings = [
  'Entry',
  'At (UTC)',
  'Principal',
  'Staff member',
  'Staff member name',
  'Device',
  'Address',
  'Action',
  'Categories',
  'Operation',
  'Outcome',
  'Reason',
  'Entities',
];

/** Whether more entries match than these. */
export async function areMoreThan(db: Reader, wanted: Wanted, most: number): Promise<boolean> {
  const beyond = await matching(db, wanted).select('audit_entry.id').offset(most).limit(1).executeTakeFirst();
  return beyond !== undefined;
}

/** The matching entries by age, each as the cells of a row, read page by page as they are taken. */
export async function* exportedEntries(db: Reader, wanted: Wanted): AsyncGenerator<CsvCell[]> {
  let after: string | null = null;
  do {
    const page = await pageOf(db, wanted, after);
    yield* page.map(cellsOf);
    after = page.length < perPage ? null : (page.at(-1)?.id ?? null);
  } while (after !== null);
}

function matching(db: Reader, { practiceId, upTo, filter, patientId }: Wanted) {
  const entries = db
    .selectFrom('audit_entry')
    .where('audit_entry.practiceId', '=', practiceId)
    .where('audit_entry.id', '<=', upTo)
    .where(entriesOfRecord.toCondition(filter, sql`${practiceId}::uuid`));
  if (!patientId) return entries;
  return entries.where(({ exists, selectFrom }) =>
    exists(
      selectFrom('audit_entry_patient')
        .select('audit_entry_patient.entryId')
        .where('audit_entry_patient.practiceId', '=', practiceId)
        .where('audit_entry_patient.patientId', 'in', recordsOf(sql`${patientId}::uuid`, sql`${practiceId}::uuid`))
        .whereRef('audit_entry_patient.entryId', '=', 'audit_entry.id'),
    ),
  );
}

function pageOf(db: Reader, wanted: Wanted, after: string | null) {
  let page = matching(db, wanted)
    .leftJoin('staff_member as member', (join) =>
      join
        .on('member.practiceId', '=', wanted.practiceId)
        .onRef('member.practiceId', '=', 'audit_entry.practiceId')
        .onRef('member.id', '=', 'audit_entry.staffMemberId'),
    )
    .selectAll('audit_entry')
    .select('member.name as staffMemberName');
  if (after) page = page.where('audit_entry.id', '>', after);
  return page.orderBy('audit_entry.id').limit(perPage).execute();
}

type Entry = Awaited<ReturnType<typeof pageOf>>[number];

function cellsOf(entry: Entry): CsvCell[] {
  const { id, at, actorKind, staffMemberId, staffMemberName, device, address } = entry;
  const { action, categories, operation, outcome, reason, entities } = entry;
  return [
    toTypeId('AuditEntry', id),
    at,
    actorKind,
    staffMemberId && toTypeId('StaffMember', staffMemberId),
    staffMemberName,
    device,
    address,
    action,
    categories.join(' '),
    operation,
    outcome,
    reason,
    entities.join(' '),
  ];
}
