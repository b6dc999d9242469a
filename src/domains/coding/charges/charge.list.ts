import { ascending, descending } from '../../../database/sql/ordering.ts';
import type { ChargeFilter, ChargeOrder } from '../../../generated/models.ts';
import { isOneOf } from '../../../reading/filters/conditions.ts';
import { list } from '../../../reading/lists/list.ts';

/** Charges of a coding, as they were added: `VisitCoding.charges`. */
export const charges = list<ChargeFilter, ChargeOrder>('charge', {
  filter: { status: isOneOf('charge.status') },
  orders: { EARLIEST_FIRST: ascending('createdAt', 'id'), LATEST_FIRST: descending('createdAt', 'id') },
});
