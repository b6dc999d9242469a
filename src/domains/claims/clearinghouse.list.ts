import { ascending, descending } from '../../database/sql/ordering.ts';
import type { ClearinghouseFilter, ClearinghouseOrder } from '../../generated/models.ts';
import { startsFolded } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

export const clearinghouses = list<ClearinghouseFilter, ClearinghouseOrder>('clearinghouse', {
  filter: { name: startsFolded('clearinghouse.foldedName') },
  orders: { A_TO_Z: ascending('name', 'id'), Z_TO_A: descending('name', 'id') },
});
