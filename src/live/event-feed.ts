import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { type CommittedEvent, findEvents, findPosition } from './event-queries.ts';

/** The floor under delivery: what hints miss is found by looking this often. */
const sweepMs = 250;
const mostEventsARead = 500;

type Listener = (events: readonly CommittedEvent[], upTo: number) => void;

/** A practice somebody on this node watches. */
interface Watched {
  practiceId: string;
  /** Number of the last event delivered; undefined until the first look. */
  delivered: number | undefined;
  listeners: Set<Listener>;
  reading: Promise<void> | undefined;
  readAgain: boolean;
  /** When the log was last looked at with success. */
  checkedAt: number;
  /** Why the last look failed; undefined when it did not. */
  fault: unknown;
}

/**
 * Brings committed events of watched practices to this node's watchers, in commit order and without gaps. Truth is the table: hints only say that it is
 * worth looking, and a sweep looks anyway.
 */
export class EventFeed {
  readonly #em: SqlEntityManager;
  readonly #log: Logger;
  readonly #watched = new Map<string, Watched>();
  readonly #sweep: NodeJS.Timeout;

  constructor(em: SqlEntityManager, log: Logger) {
    this.#em = em;
    this.#log = log;
    this.#sweep = setInterval(() => this.#sweepAll(), sweepMs);
  }

  /** Calls the listener with each batch from now on; answers how to stop. Resolves when the feed knows where the log stands. */
  async watch(practiceId: string, listener: Listener): Promise<() => void> {
    const watched = this.#watched.get(practiceId) ?? this.#startWatching(practiceId);
    watched.listeners.add(listener);
    const stop = () => {
      watched.listeners.delete(listener);
      if (watched.listeners.size === 0 && this.#watched.get(practiceId) === watched) this.#watched.delete(practiceId);
    };
    try {
      await this.#read(watched);
      if (watched.delivered === undefined) throw new Error('The event log cannot be read.', { cause: watched.fault });
      return stop;
    } catch (error) {
      stop();
      throw error;
    }
  }

  /** Says that a practice's log has grown to this number. May be lost, late or repeated. */
  hint(practiceId: string, seq: number): void {
    const watched = this.#watched.get(practiceId);
    if (watched && (watched.delivered ?? -1) < seq) void this.#read(watched);
  }

  /** When this practice's log was last looked at with success, in milliseconds of the system's clock; 0 if never. */
  checkedAt(practiceId: string): number {
    return this.#watched.get(practiceId)?.checkedAt ?? 0;
  }

  async close(): Promise<void> {
    clearInterval(this.#sweep);
    const reads = [...this.#watched.values()].map(({ reading }) => reading);
    this.#watched.clear();
    await Promise.all(reads);
  }

  #startWatching(practiceId: string): Watched {
    const watched = {
      practiceId,
      delivered: undefined,
      listeners: new Set<Listener>(),
      reading: undefined,
      readAgain: false,
      checkedAt: 0,
      fault: undefined,
    };
    this.#watched.set(practiceId, watched);
    return watched;
  }

  #sweepAll(): void {
    for (const watched of this.#watched.values()) if (!watched.reading) void this.#read(watched);
  }

  /** One read at a time per practice; who asks meanwhile gets another one after it. */
  #read(watched: Watched): Promise<void> {
    if (watched.reading) {
      watched.readAgain = true;
      return watched.reading;
    }
    watched.reading = this.#readOn(watched).finally(() => {
      watched.reading = undefined;
    });
    return watched.reading;
  }

  async #readOn(watched: Watched): Promise<void> {
    try {
      do {
        watched.readAgain = false;
        watched.delivered ??= (await findPosition(this.#em, watched.practiceId)).seq;
        const events = await findEvents(this.#em, watched.practiceId, watched.delivered, mostEventsARead);
        watched.checkedAt = Date.now();
        watched.fault = undefined;
        const last = events.at(-1);
        if (!last) continue;
        watched.delivered = last.seq;
        for (const listener of watched.listeners) listener(events, last.seq);
        watched.readAgain ||= events.length === mostEventsARead;
      } while (watched.readAgain);
    } catch (error) {
      watched.fault = error;
      // The next sweep tries again; until it succeeds no heartbeat says that all is well.
      this.#log.warn(
        { practiceId: watched.practiceId, error: error instanceof Error ? error.name : 'unknown' },
        'event log not readable',
      );
    }
  }
}
