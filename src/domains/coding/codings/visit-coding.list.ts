import { ascending, descending } from '../../../database/sql/ordering.ts';
import type { VisitCodingFilter, VisitCodingOrder } from '../../../generated/models.ts';
import { isOneOf, isThere, isValue, isWithin } from '../../../reading/filters/conditions.ts';
import { list } from '../../../reading/lists/list.ts';

/** Codings by opening. */
export const visitCodings = list<VisitCodingFilter, VisitCodingOrder>('visit_coding', {
  filter: {
    status: isOneOf('visit_coding.status'),
    coderId: isValue('visit_coding.coderId'),
    hasCoder: isThere('visit_coding.coderId'),
    providerId: isValue('visit_coding.providerId'),
    siteId: isValue('visit_coding.siteId'),
    patientId: isValue('visit_coding.patientId'),
    serviceDate: isWithin<string>('visit_coding.serviceDate'),
  },
  orders: { EARLIEST_FIRST: ascending('openedAt', 'id'), LATEST_FIRST: descending('openedAt', 'id') },
});
