import { ascending, descending } from '../../database/sql/ordering.ts';
import type { PayerRouteFilter, PayerRouteOrder } from '../../generated/models.ts';
import { isOneOf, isValue } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

/** Ways of transactions to a payer: `Payer.routes`. */
export const routes = list<PayerRouteFilter, PayerRouteOrder>('payer_route', {
  filter: {
    clearinghouseId: isValue('payer_route.clearinghouseId'),
    transaction: isOneOf('payer_route.transaction'),
  },
  orders: { EARLIEST_FIRST: ascending('id'), LATEST_FIRST: descending('id') },
});
