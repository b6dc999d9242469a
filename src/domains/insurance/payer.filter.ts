import type { PayerFilter } from '../../generated/models.ts';
import { startsFolded } from '../../query/filters/conditions.ts';
import { filterOn } from '../../query/filters/filter-on.ts';

export const payerFilter = filterOn<PayerFilter>({ name: startsFolded('payer.foldedName') });
