import { ascending, descending } from '../../../database/sql/ordering.ts';
import type { AcknowledgementFilter, AcknowledgementOrder } from '../../../generated/models.ts';
import { isOneOf, isValue, isWithin } from '../../../reading/filters/conditions.ts';
import { list } from '../../../reading/lists/list.ts';

export const acknowledgements = list<AcknowledgementFilter, AcknowledgementOrder>('acknowledgement', {
  filter: {
    status: isOneOf('acknowledgement.status'),
    kind: isOneOf('acknowledgement.kind'),
    claimId: isValue('acknowledgement.claimId'),
    batchId: isValue('acknowledgement.batchId'),
    pcn: isValue('acknowledgement.pcn'),
    receivedAt: isWithin('acknowledgement.receivedAt'),
  },
  orders: { LATEST_FIRST: descending('receivedAt', 'id'), EARLIEST_FIRST: ascending('receivedAt', 'id') },
});
