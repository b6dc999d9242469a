import { ascending, descending } from '../../database/sql/ordering.ts';
import type { HandOffFilter, HandOffOrder } from '../../generated/models.ts';
import { isOneOf, isValue, isWithin } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

export const handOffs = list<HandOffFilter, HandOffOrder>('hand_off', {
  filter: {
    fromId: isValue('hand_off.fromId'),
    offeredAt: isWithin('hand_off.offeredAt'),
    status: isOneOf('hand_off.status'),
    toId: isValue('hand_off.toId'),
    visitId: isValue('hand_off.visitId'),
  },
  orders: { LATEST_FIRST: descending('offeredAt', 'id'), EARLIEST_FIRST: ascending('offeredAt', 'id') },
});
