import { sql } from 'kysely';
import { ascending, descending } from '../../database/sql/ordering.ts';
import type { AuditFilter, AuditOrder } from '../../generated/models.ts';
import { isOneOf, isValue, isWithin } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

/** Entries about one patient. Ids are in order of time. */
export const auditTrail = list<AuditFilter, AuditOrder>('audit_entry', {
  through: { table: 'audit_entry_patient', id: 'entryId' },
  where: ({ given }) => [sql`audit_entry_patient.patient_id = ${given('patientId', 'uuid')}`],
  filter: {
    action: isOneOf('audit_entry.action'),
    at: isWithin('audit_entry.at'),
    staffMemberId: isValue('audit_entry.staffMemberId'),
  },
  orders: { LATEST_FIRST: descending('id'), EARLIEST_FIRST: ascending('id') },
});
