import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { HintBus, OnHint } from './hint-bus.ts';
import type { HintLink, OpenLink } from './hint-link.ts';
import { HintOutbox } from './hint-outbox.ts';
import { isHint, isPracticeId } from './hint-text.ts';

/** A start waits no longer than this for the first connection. */
const patienceMs = 2_000;
const shortestPauseMs = 100;
const longestPauseMs = 5_000;

interface Options {
  /** The carrier of the hints, for the log. */
  carrier: string;
  log: Logger;
  onHint: OnHint;
  open: OpenLink;
}

/**
 * A hint bus over connections that may come late, be lost and come back. While there is none, the last hint of each
 * practice waits. Hints of others meanwhile are lost, and need not arrive: the sweep over the table finds their events.
 */
export async function startLinkedHintBus({ carrier, log, onHint, open }: Options): Promise<HintBus> {
  const followed = new Set<string>();
  const outbox = new HintOutbox();
  const closing = new AbortController();
  const first = Promise.withResolvers<void>();
  const state = linkState(log, carrier);
  let link: HintLink | undefined;

  const receive: OnHint = (hint) => {
    if (followed.has(hint.practiceId) && !closing.signal.aborted) onHint(hint);
  };
  const useOne = async () => {
    link = await open({ receive, followed, signal: closing.signal });
    if (closing.signal.aborted) return link.close();
    state.isUp();
    outbox.use(link);
    first.resolve();
    const reason = await link.ended;
    link = undefined;
    outbox.use(undefined);
    return reason;
  };
  const keepUp = async () => {
    for (let failures = 0; !closing.signal.aborted; failures++) {
      const since = performance.now();
      const reason = await useOne().catch((error: unknown) => error);
      first.resolve();
      if (closing.signal.aborted) return;
      state.isDown(reason);
      if (performance.now() - since > longestPauseMs) failures = 0;
      await pause(jittered(failures), undefined, { signal: closing.signal }).catch(() => {});
    }
  };

  void keepUp();
  const late = setTimeout(() => {
    state.isDown('no answer yet');
    first.resolve();
  }, patienceMs);
  await first.promise;
  clearTimeout(late);

  return {
    publish: (hint) => {
      if (isHint(hint) && !closing.signal.aborted) outbox.add(hint);
    },
    follow: (practiceId) => {
      if (followed.has(practiceId) || !isPracticeId(practiceId)) return;
      followed.add(practiceId);
      link?.follow?.(practiceId);
    },
    unfollow: (practiceId) => {
      if (followed.delete(practiceId)) link?.unfollow?.(practiceId);
    },
    close: async () => {
      closing.abort();
      await outbox.flushed();
      await link?.close();
    },
  };
}

/** Nodes that lost the same server do not all come back to it at the same moment. */
function jittered(failures: number): number {
  const ms = Math.min(longestPauseMs, shortestPauseMs * 2 ** Math.min(failures, 10));
  return ms / 2 + (Math.random() * ms) / 2;
}

/** Says once that hints do not travel, and once that they do again. */
function linkState(log: Logger, carrier: string) {
  let isLost = false;
  return {
    isDown: (reason: unknown) => {
      if (!isLost)
        log.warn(
          { carrier, reason: reason instanceof Error ? reason.message : String(reason ?? 'connection closed') },
          'no hints between nodes now; changes made on other nodes are found by polling',
        );
      isLost = true;
    },
    isUp: () => {
      if (isLost) log.info({ carrier }, 'hints between nodes travel again');
      isLost = false;
    },
  };
}
