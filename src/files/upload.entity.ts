import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Permission } from '../generated/models.ts';
import type { FileFaultCode } from './file-fault.ts';

/** A file that a session announced, and what became of it. */
export const UploadEntity = defineEntity({
  name: 'Upload',
  tableName: 'upload',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    tokenHash: p.text(),
    sessionId: p.uuid(),
    name: p.text(),
    bytes: p.integer(),
    /** Null where the client did not say. */
    sha256: p.text().nullable(),
    /** That of its sender, and of those who read the file. */
    permission: p.text().$type<Permission>().default('FILE_DOCUMENTS'),
    expiresAt: p.datetime(6),
    /** Set by the one request that may send the bytes. */
    begunAt: p.datetime(6).nullable(),
    fault: p.text().$type<FileFaultCode | 'INTERRUPTED'>().nullable(),
    fileId: p.uuid().nullable(),
  },
});

export type UploadRow = InferEntity<typeof UploadEntity>;
