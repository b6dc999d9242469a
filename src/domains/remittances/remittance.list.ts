import { ascending, descending } from '../../database/sql/ordering.ts';
import type { RemittanceFilter, RemittanceOrder } from '../../generated/models.ts';
import { isOneOf, isValue, isWithin } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

export const remittances = list<RemittanceFilter, RemittanceOrder>('remittance', {
  filter: {
    status: isOneOf('remittance.status'),
    payerId: isValue('remittance.payerId'),
    trace: isValue('remittance.trace'),
    paidOn: isWithin<string>('remittance.paidOn'),
    receivedAt: isWithin('remittance.receivedAt'),
  },
  orders: {
    LATEST_FIRST: descending('receivedAt', 'id'),
    EARLIEST_FIRST: ascending('receivedAt', 'id'),
    LATEST_PAID_FIRST: descending('paidOn', 'id'),
  },
});
