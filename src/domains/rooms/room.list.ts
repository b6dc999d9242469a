import { ascending, descending } from '../../database/sql/ordering.ts';
import type { RoomFilter, RoomOrder } from '../../generated/models.ts';
import { isOneOf, isValue } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

const isActive = isValue<boolean>('room.isActive');

/** Rooms in use, unless closed ones are requested, too. */
export const rooms = list<RoomFilter, RoomOrder>('room', {
  where: ({ has }) => (has('includeInactive') ? [] : [isActive(true)]),
  filter: {
    isActive,
    kind: isOneOf('room.kind'),
    readiness: isOneOf('room.readiness'),
    siteId: isValue('room.siteId'),
  },
  orders: { A_TO_Z: ascending('name', 'id'), Z_TO_A: descending('name', 'id') },
});
