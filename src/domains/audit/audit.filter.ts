import type { AuditFilter } from '../../generated/models.ts';
import { isOneOf, isValue, isWithin } from '../../reading/filters/conditions.ts';
import { filterOn } from '../../reading/filters/filter-on.ts';

export const auditFilter = filterOn<AuditFilter>({
  action: isOneOf('audit_entry.action'),
  at: isWithin('audit_entry.at'),
  staffMemberId: isValue('audit_entry.staffMemberId'),
});
