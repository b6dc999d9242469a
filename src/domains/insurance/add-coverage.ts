// Adds a coverage to a patient.

import type { AddCoverageResult, MutationAddCoverageArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { findOpenRecord } from '../patients/gives/find-open-record.ts';
import { checkCoverage } from './check-coverage.ts';
import { CoverageEntity } from './coverage.entity.ts';
import { type CoverageAttempt, coverageOverlap } from './coverage-overlap.ts';
import { findOpenPlan } from './find-open-plan.ts';
import { subscriberFacts } from './subscriber-facts.ts';

export function addCoverage(context: Context, { input }: MutationAddCoverageArgs): Promise<AddCoverageResult> {
  const attempt: CoverageAttempt = {};
  return write<AddCoverageResult>(
    context,
    'addCoverage',
    async (unit) => {
      const { patientId, planId, rank, memberId, groupNumber, relationship, validFrom } = input;
      const { medicareSecondaryReason = null } = input;
      const { validUntil = null, cardFrontId = null, cardBackId = null, subscriber = null } = input;
      const patient = await findOpenRecord(unit, patientId, ['input', 'patientId']);
      if (isRefusal(patient)) return patient;
      const plan = await findOpenPlan(unit, planId);
      if (isRefusal(plan)) return plan;
      const membership = { patientId, memberId, relationship, validFrom, validUntil, cardFrontId, cardBackId };
      const refusal = await checkCoverage(unit, { ...membership, subscriber });
      if (refusal) return refusal;
      const coverage = unit.create(CoverageEntity, {
        ...membership,
        ...{ planId, rank, groupNumber, medicareSecondaryReason },
        ...subscriberFacts(subscriber),
      });
      attempt.saving = coverage;
      await unit.save();
      return { __typename: 'AddCoverageSuccess', coverage };
    },
    { coverage_no_overlap: () => coverageOverlap(context, attempt, ['input', 'validFrom']) },
  );
}
