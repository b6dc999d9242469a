import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A coder's question to a provider. */
export const CodingQueryEntity = defineEntity({
  name: 'CodingQuery',
  tableName: 'coding_query',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    visitCodingId: p.uuid(),
    patientId: p.uuid(),
    askedOfId: p.uuid(),
    askedById: p.uuid().nullable(),
    askedAt: p.datetime(6),
    question: p.text(),
    answeredById: p.uuid().nullable(),
    answeredAt: p.datetime(6).nullable(),
    answer: p.text().nullable(),
    withdrawnById: p.uuid().nullable(),
    withdrawnAt: p.datetime(6).nullable(),
    version: p.integer().version(),
    sensitivity: p.integer().default(0),
  },
});

export type CodingQueryRow = InferEntity<typeof CodingQueryEntity>;
