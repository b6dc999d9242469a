import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { ClaimExpectation, ClaimQueue, ClaimStatus } from '../../generated/models.ts';
import type { KnownDetails } from './known-details.ts';

/** A claim. Status, queue and expectation are projections of its events, kept by `recordClaimEvents` alone. */
export const ClaimEntity = defineEntity({
  name: 'Claim',
  tableName: 'claim',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    patientId: p.uuid(),
    visitId: p.uuid(),
    visitCodingId: p.uuid(),
    coverageId: p.uuid(),
    payerId: p.uuid(),
    providerId: p.uuid().nullable(),
    siteId: p.uuid(),
    rank: p.integer(),
    part: p.integer().default(1),
    pcn: p.text(),
    serviceDate: p.date(),
    totalCents: p.bigint('number'),
    codes: p.array(),
    status: p.text().$type<ClaimStatus>(),
    statusSince: p.datetime(6),
    queue: p.text().$type<ClaimQueue>(),
    inQueueSince: p.datetime(6),
    assigneeId: p.uuid().nullable(),
    snoozedUntil: p.date().nullable(),
    expects: p.text().$type<ClaimExpectation>().nullable(),
    expectedBy: p.datetime(6).nullable(),
    isOverdue: p.boolean().default(false),
    isContradictory: p.boolean().default(false),
    deadline: p.date().nullable(),
    deadlineKey: p.date().generated("(coalesce(deadline, date '9999-12-31')) stored").nullable(),
    payerControlNumber: p.text().nullable(),
    reasonCodes: p.array(),
    versionNumber: p.integer().default(1),
    frequency: p.text().$type<'1' | '7' | '8'>(),
    knownDetails: p.json<KnownDetails>().default('{}'),
    scrubRunId: p.uuid().nullable(),
    lastEventId: p.uuid().nullable(),
    createdAt: p.datetime(6),
    version: p.integer().version(),
    sensitivity: p.integer().default(0),
  },
});

export type ClaimRow = InferEntity<typeof ClaimEntity>;
