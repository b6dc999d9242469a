import type { PayerFilter } from '../../generated/models.ts';
import { startsFolded } from '../../reading/filters/conditions.ts';
import { filterOn } from '../../reading/filters/filter-on.ts';

export const payerFilter = filterOn<PayerFilter>({ name: startsFolded('payer.foldedName') });
