import { ordersOf } from '../../reading/lists/order.ts';

/** By start. */
export const appointmentOrders = ordersOf(
  'appointment',
  { startsAt: 'instant', id: 'uuid' },
  { EARLIEST_FIRST: 'asc', LATEST_FIRST: 'desc' },
);
