import { defineEntity, p } from '@mikro-orm/core';

/** One import of a published code set: which file it was, and from which day on it counts. */
export const CodeSetReleaseEntity = defineEntity({
  name: 'CodeSetRelease',
  tableName: 'code_set_release',
  properties: {
    id: p.uuid().primary(),
    codeSet: p.text(),
    name: p.text(),
    sha256: p.text(),
    effective: p.date(),
    rowCount: p.integer(),
    importedAt: p.datetime(6),
  },
});
