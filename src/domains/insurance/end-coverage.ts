// Ends a coverage with a last day.

import type { EndCoverageResult, MutationEndCoverageArgs } from '../../generated/models.ts';
import type { Context } from '../../request/context.ts';
import { invalidInput } from '../../writing/invalid-input.ts';
import { isRefusal } from '../../writing/unit.ts';
import { write } from '../../writing/write.ts';
import { CoverageEntity } from './coverage.entity.ts';
import { type CoverageAttempt, coverageOverlap } from './coverage-overlap.ts';

export function endCoverage(context: Context, { id, input }: MutationEndCoverageArgs): Promise<EndCoverageResult> {
  const attempt: CoverageAttempt = {};
  const path = ['input', 'validUntil'];
  return write<EndCoverageResult>(
    context,
    'endCoverage',
    async (unit) => {
      const coverage = await unit.lock(CoverageEntity, id, input.expectedVersion);
      if (isRefusal(coverage)) return coverage;
      const { validUntil } = input;
      if (validUntil < coverage.validFrom)
        return invalidInput(
          `input.validUntil ${validUntil} is before the coverage begins, ${coverage.validFrom}; name its first day or a later one.`,
          path,
        );
      coverage.validUntil = validUntil;
      attempt.saving = coverage;
      await unit.save();
      return { __typename: 'EndCoverageSuccess', coverage };
    },
    { coverage_no_overlap: () => coverageOverlap(context, attempt, path) },
  );
}
