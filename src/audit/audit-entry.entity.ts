import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { ActorKind, AuditAction, AuditCategory } from '../generated/models.ts';

export const AuditEntryEntity = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entry',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    at: p.datetime(6).defaultRaw('clock_timestamp()'),
    actorKind: p.text().$type<ActorKind>(),
    actor: p.text().nullable(),
    onBehalfOf: p.text().nullable(),
    staffMemberId: p.uuid().nullable(),
    sessionId: p.uuid().nullable(),
    device: p.text().nullable(),
    address: p.text().nullable(),
    action: p.text().$type<AuditAction>(),
    categories: p.array().$type<AuditCategory[]>(),
    operation: p.text(),
    outcome: p.text(),
    reason: p.text().nullable(),
    entities: p.array().$type<string[]>(),
  },
});

export type AuditEntryRow = InferEntity<typeof AuditEntryEntity>;
