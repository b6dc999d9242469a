import { type RawBuilder, sql } from 'kysely';
import { ascending, descending } from '../../database/sql/ordering.ts';
import type { AuditFilter, AuditOrder } from '../../generated/models.ts';
import { isOneOf, isValue, isWithin } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

const entries = {
  through: { table: 'audit_entry_patient', id: 'entryId' },
  filter: {
    action: isOneOf('audit_entry.action'),
    at: isWithin('audit_entry.at'),
    staffMemberId: isValue('audit_entry.staffMemberId'),
  },
  orders: { LATEST_FIRST: descending('id'), EARLIEST_FIRST: ascending('id') },
} satisfies Partial<Parameters<typeof list<AuditFilter, AuditOrder>>[1]>;

/** Entries about one patient. Ids are in order of time. */
export const entriesOfRecord = list<AuditFilter, AuditOrder>('audit_entry', {
  ...entries,
  where: ({ given }) => [sql`audit_entry_patient.patient_id = ${given('patientId', 'uuid')}`],
});

/** Entries about a patient into whom other records were merged: those of all of them, each entry once. */
export const entriesOfRecords = list<AuditFilter, AuditOrder>('audit_entry', {
  ...entries,
  where: ({ given }) => {
    const records = recordsOf(given('patientId', 'uuid'), given('practiceId', 'uuid'));
    return [
      sql`audit_entry_patient.patient_id in ${records}`,
      sql`not exists (select from audit_entry_patient first
        where first.practice_id = ${given('practiceId', 'uuid')} and first.entry_id = audit_entry_patient.entry_id
          and first.patient_id < audit_entry_patient.patient_id and first.patient_id in ${records})`,
    ];
  },
});

/** A patient's record, and those that were merged into it. */
export function recordsOf(patientId: RawBuilder<string>, practiceId: RawBuilder<string>): RawBuilder<string> {
  return sql<string>`(select ${patientId} union all select merged.id from patient merged
    where merged.practice_id = ${practiceId} and merged.merged_into_id = ${patientId})`;
}
