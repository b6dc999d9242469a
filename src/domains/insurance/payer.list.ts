import { ascending, descending } from '../../database/sql/ordering.ts';
import type { PayerFilter, PayerOrder } from '../../generated/models.ts';
import { isOneOf, startsFolded } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

export const payers = list<PayerFilter, PayerOrder>('payer', {
  filter: { name: startsFolded('payer.foldedName'), filingCode: isOneOf('payer.filingCode') },
  orders: { A_TO_Z: ascending('name', 'id'), Z_TO_A: descending('name', 'id') },
});
