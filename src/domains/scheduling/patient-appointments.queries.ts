import type { AppointmentFilter, AppointmentOrder } from '../../generated/models.ts';
import type { ChildTable } from '../../reading/lists/child-table.ts';
import { appointmentFilter } from './appointment.filter.ts';
import { appointmentOrders } from './appointment.orders.ts';

/** A patient's appointments, by start. */
export const appointmentsByPatient: ChildTable<AppointmentFilter, AppointmentOrder> = {
  table: 'appointment',
  parentId: 'patientId',
  orders: appointmentOrders,
  toCondition: appointmentFilter,
};
