import { ascending, descending } from '../../database/sql/ordering.ts';
import type { DisclosureFilter, DisclosureOrder } from '../../generated/models.ts';
import { isWithin } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

/** Data of a patient that left the practice: `Patient.disclosures`. */
export const disclosures = list<DisclosureFilter, DisclosureOrder>('disclosure', {
  filter: { at: isWithin('disclosure.at') },
  orders: { LATEST_FIRST: descending('at', 'id'), EARLIEST_FIRST: ascending('at', 'id') },
});
