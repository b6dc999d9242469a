import { defineEntity, p } from '@mikro-orm/core';

/** The place of a claim's version in a batch. Never changed. */
export const BatchClaimEntity = defineEntity({
  name: 'BatchClaim',
  tableName: 'batch_claim',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    batchId: p.uuid(),
    position: p.integer(),
    claimId: p.uuid(),
    claimVersionId: p.uuid(),
  },
});
