import { sql } from 'kysely';
import type { Column } from '../../database/sql/column.ts';
import { ascending, descending } from '../../database/sql/ordering.ts';
import type { ClaimFilter, ClaimOrder, DateRange } from '../../generated/models.ts';
import { type Condition, holdsOneOf, isOneOf, isThere, isValue, isWithin } from '../../reading/filters/conditions.ts';
import { list } from '../../reading/lists/list.ts';

const isDueWithin = isWithin<string>('claim.deadlineKey');

/** Served by an index that has a day for claims without a limit, too. */
const hasDeadline: Condition<DateRange> = (days) => sql`(${isDueWithin(days)} and ${isThere('claim.deadline')(true)})`;

const hasOneOf =
  (column: Column): Condition<readonly string[]> =>
  (codes) =>
    holdsOneOf(column)({ in: codes });

/** Claims: `Query.claims`, `Patient.claims`. */
export const claims = list<ClaimFilter, ClaimOrder>('claim', {
  filter: {
    assigneeId: isValue('claim.assigneeId'),
    codes: hasOneOf('claim.codes'),
    deadline: hasDeadline,
    isAssigned: isThere('claim.assigneeId'),
    isOverdue: isValue('claim.isOverdue'),
    isSnoozed: isThere('claim.snoozedUntil'),
    patientId: isValue('claim.patientId'),
    payerId: isValue('claim.payerId'),
    pcn: isValue('claim.pcn'),
    providerId: isValue('claim.providerId'),
    queue: isOneOf('claim.queue'),
    reasonCode: hasOneOf('claim.reasonCodes'),
    serviceDate: isWithin<string>('claim.serviceDate'),
    siteId: isValue('claim.siteId'),
    status: isOneOf('claim.status'),
    statusSince: isWithin('claim.statusSince'),
    total: isWithin<bigint>('claim.totalCents', String),
  },
  orders: {
    LONGEST_IN_QUEUE_FIRST: ascending('inQueueSince', 'id'),
    DEADLINE_FIRST: ascending('deadlineKey', 'id'),
    LARGEST_FIRST: descending('totalCents', 'id'),
    LATEST_FIRST: descending('createdAt', 'id'),
  },
});
