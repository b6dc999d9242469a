import type { SharedMessage } from './shared-message.ts';

/** Where a watcher's payloads go. */
export interface Sink {
  /** Whether the subscriber is so far behind with reading that nothing more may be kept for it. */
  readonly isCongested: boolean;
  send(message: SharedMessage): void;
  /**
   * Reports to the watcher's group when the subscriber has read the kept payloads; closes the connection when that
   * takes too long.
   */
  awaitDrain(watcher: { drained(): void }): void;
}

/** Bytes kept in memory for one connection that does not read; a message that was begun may go above it. */
export const mostBufferedBytes = 256 * 1024;
/** A connection that has not read what was kept for it after this long is closed. */
export const longestLagMs = 10_000;
