import { ascending, descending } from '../../database/sql/ordering.ts';
import type { CoverageFilter, CoverageOrder } from '../../generated/models.ts';
import { isValue, isWithin } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

/** Coverages of a patient: `Patient.coverages`. */
export const coverages = list<CoverageFilter, CoverageOrder>('coverage', {
  filter: {
    planId: isValue('coverage.planId'),
    validFrom: isWithin<string>('coverage.validFrom'),
    validUntil: isWithin<string>('coverage.validUntil'),
  },
  orders: { RANK_FIRST: ascending('rank', 'id'), RANK_LAST: descending('rank', 'id') },
});
