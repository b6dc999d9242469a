import { setTimeout as pause } from 'node:timers/promises';
import { WatchRoomsDocument, type WatchRoomsSubscription } from '../generated/operations.ts';
import type { Session } from './session.ts';
import { subscribe } from './subscribe.ts';

interface RoomsWatch {
  siteId: string;
  /** The cursor to go on from. */
  after: string;
  onRooms: (rooms: WatchRoomsSubscription['rooms']['rooms']) => void;
  signal: AbortSignal;
}

const retryMs = 1_000;

/** Watches a site's rooms until the signal; a lost connection is made again from the cursor where it stopped. */
export async function watchRooms(session: Session, { siteId, onRooms, signal, ...watch }: RoomsWatch): Promise<void> {
  let { after } = watch;
  while (!signal.aborted) {
    const variables = { siteId, after };
    const end = await subscribe(session, { document: WatchRoomsDocument, variables, signal }, ({ rooms }) => {
      after = rooms.cursor;
      if (rooms.rooms.length > 0) onRooms(rooms.rooms);
    });
    if (signal.aborted) return;
    // A server that is down is reported by the operations; here the connection is only retried.
    await pause(retryMs, undefined, { signal }).catch(() => {});
    if (end === 'REFUSED' && !signal.aborted) await session.renew().catch(() => {});
  }
}
