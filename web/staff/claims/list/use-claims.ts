import { useEffect, useRef, useState } from 'preact/hooks';
import {
  ClaimQueuesDocument,
  type ClaimQueuesSubscription,
  type ClaimRowFragment,
  ClaimsOfListDocument,
  type ClaimsOfListSubscription,
  type ClaimWatchFilter,
} from '../../../generated/operations.ts';
import { watchLive } from '../../live.ts';

export type QueueCount = ClaimQueuesSubscription['claimQueues']['queues'][number];
export type Change = ClaimsOfListSubscription['claims']['changes'][number];

interface Worklist {
  claims: readonly ClaimRowFragment[];
  /** The latest changes, the last one first. */
  changes: readonly Change[];
  isComplete: boolean;
  isLive: boolean;
}

const mostChanges = 8;
const none: Worklist = { claims: [], changes: [], isComplete: true, isLive: false };

/** Claims of a filter, kept up to date. */
export function useWorklist(token: string | null, filter: ClaimWatchFilter, onRefused: () => void): Worklist {
  const [list, setList] = useState(none);
  // A filter with the same conditions is the same one.
  const conditions = JSON.stringify(filter);
  const refused = useRef(onRefused);
  refused.current = onRefused;
  useEffect(() => {
    setList(none);
    if (token === null) return undefined;
    return watchLive({
      document: ClaimsOfListDocument,
      variables: { filter: JSON.parse(conditions) as ClaimWatchFilter },
      token,
      onPayload: ({ claims }) => setList((before) => next(before, claims)),
      onLive: (isLive) => setList((before) => ({ ...before, isLive })),
      onRefused: () => refused.current(),
    });
  }, [token, conditions]);
  return list;
}

function next(before: Worklist, payload: ClaimsOfListSubscription['claims']): Worklist {
  const changes = [...payload.changes.toReversed(), ...before.changes].slice(0, mostChanges);
  if (payload.kind === 'HEARTBEAT') return { ...before, isLive: true };
  if (payload.kind === 'SNAPSHOT') return { ...payload, changes, isLive: true };
  const left = new Set([...payload.removed, ...payload.claims.map(({ id }) => id)]);
  const claims = [...before.claims.filter(({ id }) => !left.has(id)), ...payload.claims];
  claims.sort((one, other) => (one.inQueueSince < other.inQueueSince ? -1 : 1));
  return { claims, changes, isComplete: before.isComplete, isLive: true };
}

/** The figures of all worklists, at most a second old. */
export function useQueueCounts(token: string | null): readonly QueueCount[] {
  const [counts, setCounts] = useState<readonly QueueCount[]>([]);
  useEffect(() => {
    if (token === null) return undefined;
    return watchLive({
      document: ClaimQueuesDocument,
      variables: {},
      token,
      onPayload: ({ claimQueues }) => claimQueues.kind !== 'HEARTBEAT' && setCounts(claimQueues.queues),
      onLive: () => {},
      onRefused: () => {},
    });
  }, [token]);
  return counts;
}
