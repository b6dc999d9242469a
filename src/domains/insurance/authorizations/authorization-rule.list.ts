import { ascending, descending } from '../../../database/sql/ordering.ts';
import type { PayerAuthorizationRuleFilter, PayerAuthorizationRuleOrder } from '../../../generated/models.ts';
import { isValue } from '../../../reading/filters/conditions.ts';
import { list } from '../../../reading/lists/list.ts';

/** Visit types that a payer wants authorized: `Payer.authorizationRules`. */
export const authorizationRules = list<PayerAuthorizationRuleFilter, PayerAuthorizationRuleOrder>(
  'payer_authorization_rule',
  {
    filter: { visitTypeId: isValue('payer_authorization_rule.visitTypeId') },
    orders: { EARLIEST_FIRST: ascending('id'), LATEST_FIRST: descending('id') },
  },
);
