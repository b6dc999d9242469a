import { setTimeout as pause } from 'node:timers/promises';
import type { Session } from '../api/session.ts';
import { subscribe } from '../api/subscribe.ts';
import { WatchClaimEventsDocument, type WatchClaimEventsSubscription } from '../generated/operations.ts';

export type ClaimEventFacts = WatchClaimEventsSubscription['claimEvents']['events'][number];

const retryMs = 500;

/** Hands over each event of the practice's claims once, in order, until the signal. A lost connection goes on after its cursor. */
export async function watchClaims(
  session: Session,
  signal: AbortSignal,
  onEvent: (event: ClaimEventFacts) => void,
  onReady: () => void,
): Promise<void> {
  let after: string | null = null;
  while (!signal.aborted) {
    const end = await subscribe(
      session,
      { document: WatchClaimEventsDocument, variables: { after }, signal },
      ({ claimEvents }) => {
        after = claimEvents.cursor;
        onReady();
        for (const event of claimEvents.events) onEvent(event);
      },
    );
    if (signal.aborted) return;
    await pause(retryMs, undefined, { signal }).catch(() => {});
    if (end === 'REFUSED') await session.renew().catch(() => {});
  }
}
