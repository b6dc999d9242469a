import type { CommittedEvent } from './event-queries.ts';

interface Batch {
  events: CommittedEvent[];
  /** Number up to which the log is told with this batch. */
  upTo: number;
  isHeartbeat: boolean;
  /** The watcher was too slow for every event to be kept: show it the whole board again. */
  overflowed: boolean;
}

/** Silence after which a sign of life is sent. */
const heartbeatMs = 2_000;
/** The log must have been read this recently for a heartbeat to be true. */
const freshMs = 1_500;
/** Events kept for a watcher that does not take them. */
const mostKept = 1_000;

/** Holds events between the feed and one watcher, within a bound. */
export class TickQueue {
  readonly #topics: ReadonlySet<string>;
  #events: CommittedEvent[] = [];
  #upTo = 0;
  #overflowed = false;
  #wake: (() => void) | undefined;

  constructor(topics: ReadonlySet<string>) {
    this.#topics = topics;
  }

  /** Takes what the practice's log has up to a number. Only events on the watcher's own topics wake it, so that its silences are measured by what it hears. */
  push(events: readonly CommittedEvent[], upTo: number): void {
    this.#upTo = upTo;
    const heard = events.filter((event) => event.topics.some((topic) => this.#topics.has(topic)));
    if (heard.length === 0) return;
    if (this.#events.length + heard.length > mostKept) {
      this.#events = [];
      this.#overflowed = true;
    }
    if (!this.#overflowed) this.#events.push(...heard);
    this.#wake?.();
  }

  /** What came since the last batch, as soon as there is something; a heartbeat after silence, unless the log could not be read lately. */
  async *batches(checkedAt: () => number, ended: AbortSignal): AsyncGenerator<Batch> {
    ended.addEventListener('abort', () => this.#wake?.(), { once: true });
    while (!ended.aborted) {
      const isHeartbeat = !(await this.#arrival());
      if (ended.aborted) return;
      if (isHeartbeat && Date.now() - checkedAt() > freshMs) continue;
      const batch = { events: this.#events, upTo: this.#upTo, isHeartbeat, overflowed: this.#overflowed };
      this.#events = [];
      this.#overflowed = false;
      yield batch;
    }
  }

  /** True when something came, false when it stayed silent. */
  #arrival(): Promise<boolean> {
    if (this.#events.length > 0 || this.#overflowed) return Promise.resolve(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), heartbeatMs);
      this.#wake = () => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve(true);
      };
    });
  }
}
