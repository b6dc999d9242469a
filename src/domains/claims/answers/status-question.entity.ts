import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A question to a payer about a silent claim (276). A claim is asked about once a day. */
export const StatusQuestionEntity = defineEntity({
  name: 'StatusQuestion',
  tableName: 'status_question',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    /** Null where no question could be written. */
    ediFileId: p.uuid().nullable(),
    claimId: p.uuid(),
    versionNumber: p.integer(),
    askedOn: p.date(),
  },
});

export type StatusQuestionRow = InferEntity<typeof StatusQuestionEntity>;
