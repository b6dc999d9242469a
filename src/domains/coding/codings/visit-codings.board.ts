import { ascending } from '../../../database/sql/ordering.ts';
import { BadInput } from '../../../errors/bad-input.ts';
import {
  type SubscriptionVisitCodingsArgs,
  VisitCodingStatus,
  type VisitCodingsPayload,
} from '../../../generated/models.ts';
import { board } from '../../../reading/boards/board.ts';
import { isOneOf, isValue } from '../../../reading/filters/conditions.ts';
import { codingsOf, codingsTopic } from './visit-coding.events.ts';

const { RELEASED } = VisitCodingStatus;
const onWorklists = Object.values(VisitCodingStatus).filter((status) => status !== RELEASED);

const isAt = isOneOf('visit_coding.status');
const isOfCoder = isValue<string>('visit_coding.coderId');
const isOfProvider = isValue<string>('visit_coding.providerId');
const isAtSite = isValue<string>('visit_coding.siteId');

/** Codings that are not released, by opening. A change reaches the worklist by the topic of one of its conditions. */
export const visitCodings = board<SubscriptionVisitCodingsArgs, VisitCodingsPayload>('visit_coding', {
  topic: ({ filter: { status, coderId, providerId, siteId } }) => {
    if (status?.in.includes(RELEASED))
      throw new BadInput('filter.status names RELEASED, which is on no worklist; ask visitCodings for those.', [
        ...['filter', 'status'],
      ]);
    if (coderId) return codingsOf('coder', coderId);
    if (providerId) return codingsOf('provider', providerId);
    return siteId ? codingsOf('site', siteId) : codingsTopic;
  },
  order: ascending('openedAt', 'id'),
  shows: ({ filter: { status, coderId, providerId, siteId } }) => [
    isAt(status ?? { in: onWorklists }),
    ...(coderId ? [isOfCoder(coderId)] : []),
    ...(providerId ? [isOfProvider(providerId)] : []),
    ...(siteId ? [isAtSite(siteId)] : []),
  ],
  most: 500,
});
