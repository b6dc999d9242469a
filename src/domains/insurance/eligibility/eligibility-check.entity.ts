import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { EligibilityMender, EligibilityStatus } from '../../../generated/models.ts';

/** A question to a payer, never changed, and how far it was answered. */
export const EligibilityCheckEntity = defineEntity({
  name: 'EligibilityCheck',
  tableName: 'eligibility_check',
  properties: {
    practiceId: p.uuid().primary(),
    id: p.uuid().primary(),
    patientId: p.uuid(),
    coverageId: p.uuid(),
    siteId: p.uuid().nullable(),
    serviceDate: p.date(),
    serviceTypes: p.array(),
    trace: p.text(),
    /** BHT03 of its file: a payer that rejects the file as a whole names nothing else. */
    reference: p.text(),
    ediFileId: p.uuid(),
    attempt: p.integer(),
    askedAt: p.datetime(6),
    askedById: p.uuid().nullable(),
    status: p.text().$type<EligibilityStatus>(),
    rejectCode: p.text().nullable(),
    whoMends: p.text().$type<EligibilityMender>().nullable(),
    answeredAt: p.datetime(6).nullable(),
    version: p.integer().version(),
    sensitivity: p.integer().default(0),
  },
});

export type EligibilityCheckRow = InferEntity<typeof EligibilityCheckEntity>;
