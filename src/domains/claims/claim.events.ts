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

interface How {
  /** The event that says what happened; absent where no event did, and the claim only has another patient. */
  eventId?: string;
  /** The assignee and the patient before, where they changed: their watchers hear of the claim that leaves, too. */
  assigneeBefore?: string | null | undefined;
  patientBefore?: string;
}

/** A claim changed. */
export function claimChanged(claim: Watched, { eventId, assigneeBefore, patientBefore }: How): NewEvent {
  const { id, payerId, providerId, siteId, patientId, assigneeId } = claim;
  const those = (...all: (string | null | undefined)[]) => new Set(all.filter((one) => typeof one === 'string'));
  return {
    type: 'CLAIM_CHANGED',
    subjectId: id,
    detailId: eventId,
    topics: [
      claimsTopic,
      claimsOf('claim', id),
      claimsOf('payer', payerId),
      claimsOf('site', siteId),
      ...[...those(patientId, patientBefore)].map((patient) => claimsOf('patient', patient)),
      ...[...those(providerId)].map((provider) => claimsOf('provider', provider)),
      ...[...those(assigneeId, assigneeBefore)].map((assignee) => claimsOf('assignee', assignee)),
    ],
  };
}
