import type { Touched } from '../../audit/audit-log.ts';
import { AuditCategory } from '../../generated/models.ts';
import type { VisitRow } from './visit.entity.ts';

/** A visit, for the audit entry of a write. */
export function touchedVisit({ id, version, patientId }: Pick<VisitRow, 'id' | 'version' | 'patientId'>): Touched {
  return { type: 'Visit', id, version, patientId, category: AuditCategory.VISITS };
}
