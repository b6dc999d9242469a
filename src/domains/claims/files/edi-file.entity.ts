import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Problem } from '../../../edi/problem.ts';
import type { EdiDirection, EdiFileStatus } from '../../../generated/models.ts';

/** The facts of a file, never changed, and its progress. Its bytes are in `edi_content`. */
export const EdiFileEntity = defineEntity({
  name: 'EdiFile',
  tableName: 'edi_file',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    clearinghouseId: p.uuid(),
    direction: p.text().$type<EdiDirection>(),
    name: p.text(),
    transactions: p.array(),
    sha256: p.text(),
    bytes: p.integer(),
    sender: p.text().nullable(),
    interchangeControlNumber: p.text().nullable(),
    receivedById: p.uuid().nullable(),
    at: p.datetime(6),
    status: p.text().$type<EdiFileStatus>(),
    applied: p.integer().default(0),
    problems: p.json<Problem[]>(),
    version: p.integer().version(),
  },
});

export type EdiFileRow = InferEntity<typeof EdiFileEntity>;
