import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { AuthorizationRequestStatus } from '../../../../generated/models.ts';

/** A request to a payer for an authorization (278), and the answer to it. */
export const PayerAuthorizationRequestEntity = defineEntity({
  name: 'PayerAuthorizationRequest',
  tableName: 'payer_authorization_request',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    authorizationId: p.uuid(),
    trace: p.text(),
    /** BHT03 of its file: a payer that refuses the file as a whole names nothing else. */
    reference: p.text(),
    ediFileId: p.uuid(),
    status: p.text().$type<AuthorizationRequestStatus>(),
    codes: p.array(),
    text: p.text().nullable(),
    askedAt: p.datetime(6),
    askedById: p.uuid().nullable(),
    answeredAt: p.datetime(6).nullable(),
    answerFileId: p.uuid().nullable(),
    version: p.integer().version(),
  },
});

export type PayerAuthorizationRequestRow = InferEntity<typeof PayerAuthorizationRequestEntity>;
