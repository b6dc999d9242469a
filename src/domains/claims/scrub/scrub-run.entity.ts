import { defineEntity, p } from '@mikro-orm/core';

/** One run of the edits over a claim. Never changed. */
export const ScrubRunEntity = defineEntity({
  name: 'ScrubRun',
  tableName: 'scrub_run',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    claimId: p.uuid(),
    versionNumber: p.integer(),
    snapshotSha256: p.text(),
    /** Names the catalogue of edits that ran. */
    editsRelease: p.text(),
    errors: p.integer(),
    warnings: p.integer(),
    at: p.datetime(6),
  },
});
