import { rowsById } from '../query/rows-by-id.ts';
import type { AuditEntryRow } from './audit-entry.entity.ts';

export const auditEntryById = rowsById<AuditEntryRow>('audit_entry');
