import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { EdiTransport, EdiUsage } from '../../generated/models.ts';
import type { SftpPlace } from './files/transport/sftp/sftp-place.ts';

export const ClearinghouseEntity = defineEntity({
  name: 'Clearinghouse',
  tableName: 'clearinghouse',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    transport: p.text().$type<EdiTransport>(),
    server: p.json<SftpPlace>().nullable(),
    sender: p.text(),
    receiver: p.text(),
    usage: p.text().$type<EdiUsage>(),
    largestBatch: p.integer(),
    fileAnswerSeconds: p.integer(),
    claimAnswerSeconds: p.integer(),
    foldedName: p.text().collation('C').generated('(lower(name)) stored').nullable(),
    nameKey: p.text().collation('C').generated('(foyer_name_key(name)) stored').nullable(),
    version: p.integer().version(),
  },
});

export type ClearinghouseRow = InferEntity<typeof ClearinghouseEntity>;
