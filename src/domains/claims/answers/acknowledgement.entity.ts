import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type {
  AcknowledgementKind,
  AcknowledgementStatus,
  ClaimEventSource,
  ClaimStatus,
} from '../../../generated/models.ts';

/** An answer as it was received, never changed, and the place that it has found. */
export const AcknowledgementEntity = defineEntity({
  name: 'Acknowledgement',
  tableName: 'acknowledgement',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    ediFileId: p.uuid(),
    ordinal: p.integer(),
    kind: p.text().$type<AcknowledgementKind>(),
    batchId: p.uuid().nullable(),
    claimId: p.uuid().nullable(),
    versionNumber: p.integer().nullable(),
    pcn: p.text().nullable(),
    payerControlNumber: p.text().nullable(),
    interchangeControlNumber: p.text().nullable(),
    groupControlNumber: p.text().nullable(),
    setControlNumber: p.text().nullable(),
    source: p.text().$type<ClaimEventSource>(),
    /** The status that it reports; null where it moves nothing. */
    reports: p.text().$type<ClaimStatus>().nullable(),
    replyBy: p.datetime(6).nullable(),
    outcome: p.text(),
    category: p.text().nullable(),
    codes: p.array(),
    text: p.text().nullable(),
    saidAt: p.datetime(6),
    receivedAt: p.datetime(6),
    status: p.text().$type<AcknowledgementStatus>(),
    closedById: p.uuid().nullable(),
    closeReason: p.text().nullable(),
    version: p.integer().version(),
  },
});

export type AcknowledgementRow = InferEntity<typeof AcknowledgementEntity>;
