import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { AdviceMatch, AdviceStatus, ClaimStatus, HoldReason } from '../../generated/models.ts';

/** The part of a remittance about one claim, never changed, and the claim that it was matched to. */
export const AdviceEntity = defineEntity({
  name: 'Advice',
  tableName: 'advice',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    remittanceId: p.uuid(),
    ordinal: p.integer(),
    pcn: p.text(),
    payerControlNumber: p.text().nullable(),
    /** CLP02. */
    payerStatus: p.text(),
    chargedCents: p.bigint('number').nullable(),
    paidCents: p.bigint('number').nullable(),
    patientCents: p.bigint('number').nullable(),
    filingCode: p.text().nullable(),
    frequency: p.text().nullable(),
    memberId: p.text().nullable(),
    patientName: p.text().nullable(),
    serviceDate: p.date().nullable(),
    providerNpi: p.text().nullable(),
    crossoverPayer: p.text().nullable(),
    /** Names and numbers that the payer corrects. */
    corrected: p.json<string[]>(),
    remarks: p.array(),
    /** The status that it gives its claim; null where it decides nothing. */
    reportedStatus: p.text().$type<ClaimStatus>().nullable(),
    codes: p.array(),
    receivedAt: p.datetime(6),
    claimId: p.uuid().nullable(),
    /** The patient of the claim: whose data this is. */
    patientId: p.uuid().nullable(),
    versionNumber: p.integer().nullable(),
    match: p.text().$type<AdviceMatch>(),
    status: p.text().$type<AdviceStatus>(),
    heldFor: p.text().$type<HoldReason>().nullable(),
    differenceCents: p.bigint('number').nullable(),
    matchedById: p.uuid().nullable(),
    version: p.integer().version(),
    sensitivity: p.integer().default(0),
  },
});

export type AdviceRow = InferEntity<typeof AdviceEntity>;
