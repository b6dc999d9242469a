import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { ProfessionalClaim } from '../../edi/claim/professional-claim.ts';

/** A claim as it was frozen: the facts of which the file was made. Never changed. */
export const ClaimVersionEntity = defineEntity({
  name: 'ClaimVersion',
  tableName: 'claim_version',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    claimId: p.uuid(),
    patientId: p.uuid(),
    number: p.integer(),
    frequency: p.text().$type<'1' | '7' | '8'>(),
    snapshot: p.json<ProfessionalClaim>(),
    sha256: p.text(),
    frozenAt: p.datetime(6),
    sensitivity: p.integer().default(0),
  },
});

export type ClaimVersionRow = InferEntity<typeof ClaimVersionEntity>;
