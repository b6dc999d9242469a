import { ascending, descending } from '../../database/sql/ordering.ts';
import type { FeeScheduleFilter, FeeScheduleOrder } from '../../generated/models.ts';
import { isThere, isValue } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

export const feeSchedules = list<FeeScheduleFilter, FeeScheduleOrder>('fee_schedule', {
  filter: {
    payerId: isValue('fee_schedule.payerId'),
    planId: isValue('fee_schedule.planId'),
    hasPayer: isThere('fee_schedule.payerId'),
    hasPlan: isThere('fee_schedule.planId'),
  },
  orders: { LATEST_FIRST: descending('validFrom', 'id'), EARLIEST_FIRST: ascending('validFrom', 'id') },
});
