import type { AuditFilter } from '../generated/models.ts';
import { isOneOf, isValue, isWithin } from '../query/filters/conditions.ts';
import { filterOn } from '../query/filters/filter-on.ts';

export const auditFilter = filterOn<AuditFilter>({
  action: isOneOf('audit_entry.action'),
  at: isWithin('audit_entry.at'),
  staffMemberId: isValue('audit_entry.staffMemberId'),
});
