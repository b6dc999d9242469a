import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { HoldReason, RemittanceStatus } from '../../generated/models.ts';

/** An 835 as it was received, never changed, and where it stands. */
export const RemittanceEntity = defineEntity({
  name: 'Remittance',
  tableName: 'remittance',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    ediFileId: p.uuid(),
    /** Which set of its file it is. */
    ordinal: p.integer(),
    payerId: p.uuid().nullable(),
    payerName: p.text().nullable(),
    payerEin: p.text(),
    trace: p.text(),
    paidOn: p.date(),
    paidCents: p.bigint('number'),
    method: p.text(),
    handling: p.text(),
    /** Of what it says: the same in another envelope is the same remittance. */
    sha256: p.text(),
    receivedAt: p.datetime(6),
    status: p.text().$type<RemittanceStatus>(),
    adviceCount: p.integer().default(0),
    heldFor: p.text().$type<HoldReason>().nullable(),
    differenceCents: p.bigint('number').nullable(),
    version: p.integer().version(),
  },
});

export type RemittanceRow = InferEntity<typeof RemittanceEntity>;
