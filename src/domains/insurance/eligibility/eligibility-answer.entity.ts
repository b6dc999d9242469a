import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { EligibilityStatus } from '../../../generated/models.ts';

/** An answer of a payer, never changed. */
export const EligibilityAnswerEntity = defineEntity({
  name: 'EligibilityAnswer',
  tableName: 'eligibility_answer',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    checkId: p.uuid(),
    /** The check's, so that the last good answer of a coverage is found by an index. */
    coverageId: p.uuid(),
    ediFileId: p.uuid(),
    at: p.datetime(6),
    serviceDate: p.date(),
    outcome: p.text().$type<EligibilityStatus>(),
    rejectCodes: p.array(),
    planName: p.text().nullable(),
  },
});

export type EligibilityAnswerRow = InferEntity<typeof EligibilityAnswerEntity>;
