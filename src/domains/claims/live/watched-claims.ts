import { type Expression, type SqlBool, sql } from 'kysely';
import type { ClaimWatchFilter } from '../../../generated/models.ts';
import { isOneOf, isValue } from '../../../reading/filters/conditions.ts';
import { claimsOf, claimsTopic } from '../claim.events.ts';

/** The most special topic that all events of the watched claims have: the fewer wake their watchers, the better. */
export function topicOf(filter: ClaimWatchFilter): string {
  if (filter.claimId) return claimsOf('claim', filter.claimId);
  if (filter.patientId) return claimsOf('patient', filter.patientId);
  if (filter.assigneeId) return claimsOf('assignee', filter.assigneeId);
  if (filter.providerId) return claimsOf('provider', filter.providerId);
  if (filter.payerId) return claimsOf('payer', filter.payerId);
  return filter.siteId ? claimsOf('site', filter.siteId) : claimsTopic;
}

/** Conditions of the watched claims, as they are now. */
export function watchedClaims(filter: ClaimWatchFilter): Expression<SqlBool>[] {
  const { status, queue } = filter;
  return [
    ...(status ? [isOneOf('claim.status')({ in: status })] : []),
    ...(queue ? [isOneOf('claim.queue')({ in: queue })] : []),
    ...lastingConditions(filter),
  ];
}

/**
 * Conditions of the events to be sent: of claims that meet the conditions that events do not change, and from or to a
 * status that is watched.
 */
export function watchedEvents(filter: ClaimWatchFilter, practiceId: string): Expression<SqlBool>[] {
  const lasting = lastingConditions(filter);
  const ofClaims = sql<SqlBool>`exists (
    select from claim where claim.practice_id = ${practiceId} and claim.id = claim_event.claim_id
      and ${sql.join(lasting, sql` and `)})`;
  const { status } = filter;
  const leads = status && sql<SqlBool>`(from_status = any(${status}::text[]) or to_status = any(${status}::text[]))`;
  return [...(lasting.length > 0 ? [ofClaims] : []), ...(leads ? [leads] : [])];
}

function lastingConditions({ claimId, patientId, payerId, providerId, siteId, assigneeId }: ClaimWatchFilter) {
  return [
    ...(claimId ? [isValue<string>('claim.id')(claimId)] : []),
    ...(patientId ? [isValue<string>('claim.patientId')(patientId)] : []),
    ...(payerId ? [isValue<string>('claim.payerId')(payerId)] : []),
    ...(providerId ? [isValue<string>('claim.providerId')(providerId)] : []),
    ...(siteId ? [isValue<string>('claim.siteId')(siteId)] : []),
    ...(assigneeId ? [isValue<string>('claim.assigneeId')(assigneeId)] : []),
  ];
}
