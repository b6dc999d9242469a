import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** `QUEUED` becomes `SENT` or `FAILED`, and stays so. */
export type OutboxStatus = 'QUEUED' | 'SENT' | 'FAILED';

export const OutboxItemEntity = defineEntity({
  name: 'OutboxItem',
  tableName: 'outbox_item',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    recipient: p.text(),
    senderName: p.text(),
    /** This and the bodies are removed some time after the item was sent or has failed. */
    subject: p.text().nullable(),
    bodyText: p.text().nullable(),
    bodyHtml: p.text().nullable(),
    /** The content lets its reader in: it is removed as soon as the item is sent or has failed. */
    isSecret: p.boolean(),
    status: p.text().$type<OutboxStatus>(),
    attempts: p.integer(),
    lastError: p.text().nullable(),
    queuedAt: p.datetime(6),
    sentAt: p.datetime(6).nullable(),
    failedAt: p.datetime(6).nullable(),
    clearedAt: p.datetime(6).nullable(),
  },
});

export type OutboxItemRow = InferEntity<typeof OutboxItemEntity>;
