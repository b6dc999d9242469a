import { ascending, descending } from '../../database/sql/ordering.ts';
import type { FeeFilter, FeeOrder } from '../../generated/models.ts';
import { isValue } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

export const fees = list<FeeFilter, FeeOrder>('fee', {
  filter: { feeScheduleId: isValue('fee.feeScheduleId'), code: isValue('fee.code') },
  orders: { A_TO_Z: ascending('code', 'id'), Z_TO_A: descending('code', 'id') },
});
