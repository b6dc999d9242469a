import { ascending, descending } from '../../../database/sql/ordering.ts';
import type { BatchFilter, BatchOrder } from '../../../generated/models.ts';
import { isOneOf, isValue, isWithin } from '../../../reading/filters/conditions.ts';
import { list } from '../../../reading/lists/list.ts';

export const batches = list<BatchFilter, BatchOrder>('batch', {
  filter: {
    status: isOneOf('batch.status'),
    clearinghouseId: isValue('batch.clearinghouseId'),
    madeAt: isWithin('batch.madeAt'),
  },
  orders: { LATEST_FIRST: descending('madeAt', 'id'), EARLIEST_FIRST: ascending('madeAt', 'id') },
});
