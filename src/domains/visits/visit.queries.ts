import type { VisitFilter, VisitOrder } from '../../generated/models.ts';
import type { ChildTable } from '../../reading/lists/child-table.ts';
import { ordersOf } from '../../reading/lists/order.ts';
import { visitFilter } from './visit.filter.ts';

/** Visits of a patient, by arrival. */
export const visitsByPatient: ChildTable<VisitFilter, VisitOrder> = {
  table: 'visit',
  parentId: 'patientId',
  orders: ordersOf('visit', { arrivedAt: 'instant', id: 'uuid' }, { EARLIEST_FIRST: 'asc', LATEST_FIRST: 'desc' }),
  toCondition: visitFilter,
};
