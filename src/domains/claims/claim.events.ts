import type { NewEvent } from '../../live/log/event.ts';
import type { ClaimRow } from './claim.entity.ts';

/** Events that every watcher of claims listens to who asks for no one of the others. */
export const claimsTopic = 'claims';

type TopicOf = 'assignee' | 'claim' | 'patient' | 'payer' | 'provider' | 'site';

/** Events of the claims of one payer, provider, site, patient or assignee, or of one claim. */
export function claimsOf(kind: TopicOf, id: string): string {
  return `claims:${kind}:${id}`;
}

type Watched = Pick<ClaimRow, 'assigneeId' | 'id' | 'patientId' | 'payerId' | 'providerId' | 'siteId'>;

/** A claim changed; its event says how. Watchers of an assignee hear of the claim that leaves, too. */
export function claimChanged(claim: Watched, claimEventId: string, assigneeBefore?: string | null): NewEvent {
  const { id, payerId, providerId, siteId, patientId, assigneeId } = claim;
  const assignees = new Set([assigneeId, assigneeBefore].filter((one) => typeof one === 'string'));
  return {
    type: 'CLAIM_CHANGED',
    subjectId: id,
    detailId: claimEventId,
    topics: [
      claimsTopic,
      claimsOf('claim', id),
      claimsOf('payer', payerId),
      claimsOf('site', siteId),
      claimsOf('patient', patientId),
      ...(providerId ? [claimsOf('provider', providerId)] : []),
      ...[...assignees].map((assignee) => claimsOf('assignee', assignee)),
    ],
  };
}
