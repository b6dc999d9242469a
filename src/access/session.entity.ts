import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const SessionEntity = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    staffMemberId: p.uuid(),
    accountId: p.uuid(),
    tokenHash: p.text(),
    address: p.text().nullable(),
    device: p.text().nullable(),
    createdAt: p.datetime(6).defaultRaw('now()'),
    lastUsedAt: p.datetime(6).defaultRaw('now()'),
    expiresAt: p.datetime(6),
    endedAt: p.datetime(6).nullable(),
  },
});

export type SessionRow = InferEntity<typeof SessionEntity>;
