import type { NewEvent } from '../../../live/log/event.ts';
import type { VisitCodingRow } from '../visit-coding.entity.ts';

/** Events that every worklist of codings listens to that names no coder, provider or site. */
export const codingsTopic = 'codings';

type TopicOf = 'coder' | 'provider' | 'site';

/** Events of the codings of one coder, provider or site. */
export function codingsOf(kind: TopicOf, id: string): string {
  return `codings:${kind}:${id}`;
}

type Watched = Pick<VisitCodingRow, 'id' | 'coderId' | 'providerId' | 'siteId'>;

/** A coding changed, or its diagnoses, charges or questions. The worklist of an earlier coder hears of it, too. */
export function codingChanged({ id, siteId, providerId, coderId }: Watched, coderBefore?: string | null): NewEvent {
  const coders = new Set([coderId, coderBefore].filter((one) => typeof one === 'string'));
  return {
    type: 'VISIT_CODING_CHANGED',
    subjectId: id,
    topics: [
      codingsTopic,
      codingsOf('site', siteId),
      ...(providerId ? [codingsOf('provider', providerId)] : []),
      ...[...coders].map((coder) => codingsOf('coder', coder)),
    ],
  };
}
