import { ascending } from '../../../database/sql/ordering.ts';
import type { EligibilityChecksPayload, SubscriptionEligibilityChecksArgs } from '../../../generated/models.ts';
import { board } from '../../../reading/boards/board.ts';
import { isValue } from '../../../reading/filters/conditions.ts';
import { atSite } from '../../practice/at-site.ts';
import { requireZone } from '../../practice/site-zone.ts';
import { eligibilityTopic } from './eligibility.events.ts';

const isAtSite = isValue<string>('eligibility_check.siteId');
const isOnDay = isValue<string>('eligibility_check.serviceDate');

/** The checks for a site's day. Site and day of a check never change: none leaves the board. */
export const eligibilityChecks = board<SubscriptionEligibilityChecksArgs, EligibilityChecksPayload>(
  'eligibility_check',
  {
    topic: atSite(eligibilityTopic, (site) => requireZone(site, 'siteId')),
    order: ascending('askedAt', 'id'),
    shows: ({ siteId, date }) => [isAtSite(siteId), isOnDay(date)],
    most: 1000,
    keepsRows: true,
  },
);
