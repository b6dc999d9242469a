import { defineEntity, p } from '@mikro-orm/core';

/** A patient who is named in a file. */
export const StoredFilePatientEntity = defineEntity({
  name: 'StoredFilePatient',
  tableName: 'stored_file_patient',
  properties: {
    practiceId: p.uuid().primary(),
    fileId: p.uuid().primary(),
    patientId: p.uuid().primary(),
  },
});
