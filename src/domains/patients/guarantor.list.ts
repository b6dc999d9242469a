import { ascending, descending } from '../../database/sql/ordering.ts';
import type { GuarantorFilter, GuarantorOrder } from '../../generated/models.ts';
import { isThere } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

/** Guarantors by time: `Patient.guarantors`. */
export const guarantors = list<GuarantorFilter, GuarantorOrder>('guarantor', {
  filter: { hasEnded: isThere('guarantor.endedAt') },
  orders: { LATEST_FIRST: descending('since', 'id'), EARLIEST_FIRST: ascending('since', 'id') },
});
