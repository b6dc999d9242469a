import type { AuditEntryRow } from '../../audit/audit-entry.entity.ts';
import { rowsById } from '../../reading/rows-by-id.ts';

export const auditEntryById = rowsById<AuditEntryRow>('audit_entry');
