import type { CommittedEvent } from './event.ts';

/** The latest events of a practice, so that watchers who come back are answered from memory. */
export class RecentEvents {
  /** More missed events than this are sent as one snapshot. */
  static readonly most = 1_000;

  #events: CommittedEvent[];
  #last: number;

  /** @param last Number of the last event, known or not. */
  constructor(last: number, events: readonly CommittedEvent[]) {
    this.#last = last;
    this.#events = [...events];
  }

  /** Number of the last event delivered. */
  get last(): number {
    return this.#last;
  }

  push(events: readonly CommittedEvent[]): void {
    this.#events.push(...events);
    this.#last = events.at(-1)?.seq ?? this.#last;
    // Cut from time to time: a cut at each event would move the whole array each time.
    if (this.#events.length > 2 * RecentEvents.most) this.#events = this.#events.slice(-RecentEvents.most);
  }

  /** Events after a number; null when some of them are not known any more, or the number is not one of this log's. */
  since(seq: number): readonly CommittedEvent[] | null {
    if (seq > this.#last || this.#last - seq > RecentEvents.most) return null;
    if (seq === this.#last) return [];
    // Numbers are dense.
    const missed = this.#last - seq;
    return missed > this.#events.length ? null : this.#events.slice(-missed);
  }
}
