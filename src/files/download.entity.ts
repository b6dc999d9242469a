import { defineEntity, p } from '@mikro-orm/core';

/** A link by which a session may fetch a file once. */
export const DownloadEntity = defineEntity({
  name: 'Download',
  tableName: 'download',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    tokenHash: p.text(),
    sessionId: p.uuid(),
    fileId: p.uuid(),
    expiresAt: p.datetime(6),
    fetchedAt: p.datetime(6).nullable(),
  },
});
