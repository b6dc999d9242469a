import { ascending, descending } from '../../database/sql/ordering.ts';
import type { AdviceFilter, AdviceOrder } from '../../generated/models.ts';
import { isOneOf, isValue, isWithin } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

/** `Query.advices` and `Remittance.advices`. */
export const advices = list<AdviceFilter, AdviceOrder>('advice', {
  filter: {
    status: isOneOf('advice.status'),
    claimId: isValue('advice.claimId'),
    pcn: isValue('advice.pcn'),
    receivedAt: isWithin('advice.receivedAt'),
  },
  orders: { LATEST_FIRST: descending('receivedAt', 'id'), EARLIEST_FIRST: ascending('receivedAt', 'id') },
});
