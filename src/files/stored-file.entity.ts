import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { AuditCategory, Permission, StoredFileStatus } from '../generated/models.ts';

/**
 * A file with its name and its readers. Its bytes are found by their hash, which other rows of the practice may share;
 * they never change.
 */
export const StoredFileEntity = defineEntity({
  name: 'StoredFile',
  tableName: 'stored_file',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    sha256: p.text(),
    bytes: p.integer(),
    mediaType: p.text(),
    name: p.text(),
    /** The permission needed to read it. */
    permission: p.text().$type<Permission>(),
    category: p.text().$type<AuditCategory>(),
    /** The operation that made it. */
    madeBy: p.text(),
    status: p.text().$type<StoredFileStatus>(),
    storedAt: p.datetime(6),
    storedById: p.uuid().nullable(),
  },
});

export type StoredFileRow = InferEntity<typeof StoredFileEntity>;
