import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { BatchStatus } from '../../../generated/models.ts';

export const BatchEntity = defineEntity({
  name: 'Batch',
  tableName: 'batch',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    clearinghouseId: p.uuid(),
    ediFileId: p.uuid(),
    status: p.text().$type<BatchStatus>(),
    claims: p.integer(),
    totalCents: p.bigint('number'),
    /** Claims of which the hand-over is noted, by their position. */
    marked: p.integer().default(0),
    interchangeControlNumber: p.text(),
    groupControlNumber: p.text(),
    setControlNumber: p.text(),
    madeById: p.uuid().nullable(),
    madeAt: p.datetime(6),
    sentAt: p.datetime(6).nullable(),
    version: p.integer().version(),
  },
});

export type BatchRow = InferEntity<typeof BatchEntity>;
