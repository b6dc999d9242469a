import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A diagnosis of a visit. Two constraints, checked at commit, keep places and codes apart. */
export const DiagnosisEntity = defineEntity({
  name: 'Diagnosis',
  tableName: 'diagnosis',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    visitCodingId: p.uuid(),
    patientId: p.uuid(),
    position: p.integer(),
    code: p.text(),
    version: p.integer().version(),
    sensitivity: p.integer().default(0),
  },
});

export type DiagnosisRow = InferEntity<typeof DiagnosisEntity>;
