import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { ClaimEventKind, ClaimEventSource, ClaimStatus } from '../../generated/models.ts';

/** One step of a claim, never changed. The status of a claim is the fold of these rows. */
export const ClaimEventEntity = defineEntity({
  name: 'ClaimEvent',
  tableName: 'claim_event',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    claimId: p.uuid(),
    patientId: p.uuid(),
    versionNumber: p.integer(),
    kind: p.text().$type<ClaimEventKind>(),
    /** The status that the source of the event reports, whether or not it moves the claim. */
    reportedStatus: p.text().$type<ClaimStatus>().nullable(),
    fromStatus: p.text().$type<ClaimStatus>().nullable(),
    toStatus: p.text().$type<ClaimStatus>(),
    source: p.text().$type<ClaimEventSource>(),
    category: p.text().nullable(),
    codes: p.array(),
    text: p.text().nullable(),
    acknowledgementId: p.uuid().nullable(),
    adviceId: p.uuid().nullable(),
    staffMemberId: p.uuid().nullable(),
    /** Names an answer by its contents, so that the same answer in two files is one event. */
    answerKey: p.text().nullable(),
    at: p.datetime(6),
    saidAt: p.datetime(6),
    sensitivity: p.integer().default(0),
  },
});

export type ClaimEventRow = InferEntity<typeof ClaimEventEntity>;
