// Corrects a coverage.

import type { MutationUpdateCoverageArgs, UpdateCoverageResult } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { cannotBeEmpty } from '../../writing/cannot-be-empty.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { checkCoverage } from './check-coverage.ts';
import { CoverageEntity, type CoverageRow } from './coverage.entity.ts';
import { type CoverageAttempt, coverageOverlap } from './coverage-overlap.ts';
import { findOpenPlan } from './find-open-plan.ts';
import { subscriberFacts, subscriberOf } from './subscriber-facts.ts';

export function updateCoverage(
  context: Context,
  { id, input }: MutationUpdateCoverageArgs,
): Promise<UpdateCoverageResult> {
  const attempt: CoverageAttempt = {};
  return write<UpdateCoverageResult>(
    context,
    'updateCoverage',
    async (unit) => {
      const empty = cannotBeEmpty(input, ['planId', 'rank', 'memberId', 'relationship', 'validFrom']);
      if (empty) return empty;
      const coverage = await unit.lock(CoverageEntity, id, input.expectedVersion);
      if (isRefusal(coverage)) return coverage;
      if (input.planId && input.planId !== coverage.planId) {
        const plan = await findOpenPlan(unit, input.planId);
        if (isRefusal(plan)) return plan;
      }
      const subscriber = input.subscriber === undefined ? subscriberOf(coverage) : input.subscriber;
      const corrected = correctedFacts(coverage, input);
      const refusal = await checkCoverage(unit, { ...corrected, subscriber });
      if (refusal) return refusal;
      Object.assign(coverage, corrected, subscriberFacts(subscriber));
      attempt.saving = coverage;
      await unit.save();
      return { __typename: 'UpdateCoverageSuccess', coverage };
    },
    { coverage_no_overlap: () => coverageOverlap(context, attempt, ['input', 'validFrom']) },
  );
}

function correctedFacts(coverage: CoverageRow, input: MutationUpdateCoverageArgs['input']) {
  const kept = <Value>(given: Value | undefined, before: Value): Value => (given === undefined ? before : given);
  return {
    patientId: coverage.patientId,
    planId: input.planId ?? coverage.planId,
    rank: input.rank ?? coverage.rank,
    memberId: input.memberId ?? coverage.memberId,
    relationship: input.relationship ?? coverage.relationship,
    validFrom: input.validFrom ?? coverage.validFrom,
    groupNumber: kept(input.groupNumber, coverage.groupNumber),
    medicareSecondaryReason: kept(input.medicareSecondaryReason, coverage.medicareSecondaryReason),
    validUntil: kept(input.validUntil, coverage.validUntil),
    cardFrontId: kept(input.cardFrontId, coverage.cardFrontId),
    cardBackId: kept(input.cardBackId, coverage.cardBackId),
  };
}
