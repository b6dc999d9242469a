import { ascending, descending } from '../../database/sql/ordering.ts';
import type { ConsentFilter, ConsentOrder } from '../../generated/models.ts';
import { isOneOf, isThere, isValue, isWithin } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

/** Consents by day of signature: `Query.consents`, `Patient.consents`. */
export const consents = list<ConsentFilter, ConsentOrder>('consent', {
  filter: {
    isWithdrawn: isThere('consent.withdrawnAt'),
    kind: isOneOf('consent.kind'),
    patientId: isValue('consent.patientId'),
    signedOn: isWithin('consent.signedOn'),
    validUntil: isWithin('consent.validUntil'),
  },
  orders: { LATEST_FIRST: descending('signedOn', 'id'), EARLIEST_FIRST: ascending('signedOn', 'id') },
});
