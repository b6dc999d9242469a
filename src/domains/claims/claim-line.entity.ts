import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A charge's place on a claim. */
export const ClaimLineEntity = defineEntity({
  name: 'ClaimLine',
  tableName: 'claim_line',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    claimId: p.uuid(),
    position: p.integer(),
    chargeId: p.uuid(),
  },
});

export type ClaimLineRow = InferEntity<typeof ClaimLineEntity>;
