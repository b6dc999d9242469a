import type { Touched } from '../../audit/audit-log.ts';
import { AuditCategory } from '../../generated/models.ts';
import type { PatientRow } from './patient.entity.ts';

/** A patient's demographics, for the audit entry of a write. */
export function touchedPatient({ id, version }: Pick<PatientRow, 'id' | 'version'>): Touched {
  return { type: 'Patient', id, version, patientId: id, category: AuditCategory.DEMOGRAPHICS };
}
