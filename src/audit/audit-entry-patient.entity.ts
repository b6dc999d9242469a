import { defineEntity, p } from '@mikro-orm/core';

/**
 * Which patients an audit entry is about; found by patient without an index on an array, which row-level security would
 * not use.
 */
export const AuditEntryPatientEntity = defineEntity({
  name: 'AuditEntryPatient',
  tableName: 'audit_entry_patient',
  properties: {
    practiceId: p.uuid().primary(),
    patientId: p.uuid().primary(),
    entryId: p.uuid().primary(),
  },
});
