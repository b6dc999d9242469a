import { ascending, descending } from '../../database/sql/ordering.ts';
import type { PlanFilter, PlanOrder } from '../../generated/models.ts';
import { isValue, startsFolded } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

export const plans = list<PlanFilter, PlanOrder>('plan', {
  filter: {
    name: startsFolded('plan.foldedName'),
    payerId: isValue('plan.payerId'),
    isActive: isValue('plan.isActive'),
  },
  orders: { A_TO_Z: ascending('name', 'id'), Z_TO_A: descending('name', 'id') },
});
