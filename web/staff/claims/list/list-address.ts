import type { ClaimQueue, ClaimWatchFilter } from '../../../generated/operations.ts';
import { queueWords } from '../words/queue-words.ts';

/** The part of a list that its address says, so that it can be shared and left by the back button. */
export interface ListAddress {
  queue: ClaimQueue;
  /** The payer's id; empty for all. */
  payer: string;
  /** A colleague's id, `me`, `nobody`, or empty for all. */
  assignee: string;
  text: string;
}

export function readAddress(query: Readonly<Record<string, string>>): ListAddress {
  const { queue = '', payer = '', assignee = '', text = '' } = query;
  return { queue: queue in queueWords ? (queue as ClaimQueue) : 'TO_FIX', payer, assignee, text };
}

export function addressOf(list: ListAddress): string {
  const query = new URLSearchParams(Object.entries(list).filter(([, value]) => value !== ''));
  return `/claims?${query}`;
}

/** What the server filters by. Nobody's claims, and a text, are found among those that it sends. */
export function watchFilterOf({ queue, payer, assignee }: ListAddress, selfId: string | undefined): ClaimWatchFilter {
  const assigneeId = assignee === 'me' ? selfId : assignee;
  return {
    queue: [queue],
    ...(payer && { payerId: payer }),
    ...(assigneeId && assignee !== 'nobody' && { assigneeId }),
  };
}
