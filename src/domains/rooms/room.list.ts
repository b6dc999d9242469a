import { ascending, descending } from '../../database/sql/ordering.ts';
import type { RoomFilter, RoomOrder } from '../../generated/models.ts';
import { isOneOf, isValue } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

export const rooms = list<RoomFilter, RoomOrder>('room', {
  filter: { kind: isOneOf('room.kind'), readiness: isOneOf('room.readiness'), siteId: isValue('room.siteId') },
  orders: { A_TO_Z: ascending('name', 'id'), Z_TO_A: descending('name', 'id') },
});
