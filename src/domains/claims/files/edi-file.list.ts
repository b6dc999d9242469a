import { ascending, descending } from '../../../database/sql/ordering.ts';
import type { EdiFileFilter, EdiFileOrder } from '../../../generated/models.ts';
import { isOneOf, isValue, isWithin } from '../../../reading/filters/conditions.ts';
import { list } from '../../../reading/lists/list.ts';

export const ediFiles = list<EdiFileFilter, EdiFileOrder>('edi_file', {
  filter: {
    direction: isOneOf('edi_file.direction'),
    status: isOneOf('edi_file.status'),
    clearinghouseId: isValue('edi_file.clearinghouseId'),
    at: isWithin('edi_file.at'),
  },
  orders: { LATEST_FIRST: descending('at', 'id'), EARLIEST_FIRST: ascending('at', 'id') },
});
