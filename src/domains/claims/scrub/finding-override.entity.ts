import { defineEntity, p } from '@mikro-orm/core';

/** A finding that staff let a claim pass in spite of; it belongs to one snapshot of the claim. */
export const FindingOverrideEntity = defineEntity({
  name: 'FindingOverride',
  tableName: 'finding_override',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    claimId: p.uuid(),
    snapshotSha256: p.text(),
    edit: p.text(),
    path: p.array(),
    reason: p.text(),
    overriddenById: p.uuid().nullable(),
    at: p.datetime(6),
  },
});
