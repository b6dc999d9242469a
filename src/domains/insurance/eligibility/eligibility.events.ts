import type { NewEvent } from '../../../live/log/event.ts';
import type { EligibilityCheckRow } from './eligibility-check.entity.ts';

/** Events that the boards of a site's checks listen to, of any day. */
export function eligibilityTopic(siteId: string): string {
  return `eligibility:${siteId}`;
}

/** A check was asked, answered, or passed to another patient. */
export function eligibilityChanged({ id, siteId }: Pick<EligibilityCheckRow, 'id' | 'siteId'>): NewEvent {
  return { type: 'ELIGIBILITY_CHECK_CHANGED', subjectId: id, topics: siteId ? [eligibilityTopic(siteId)] : [] };
}
