import type { Logger } from 'pino';
import type { HintBus } from '../hints/hint-bus.ts';
import type { Position } from './cursor.ts';
import type { CommittedEvent } from './event.ts';
import type { EventLog } from './event-log.ts';
import { FollowedPractice } from './followed-practice.ts';

/** The floor under delivery: an event whose hint was lost is found by looking this often. */
const sweepMs = 250;
/**
 * A practice without watchers is followed this much longer, so that clients that all come back at once find it in
 * memory.
 */
const lingerMs = 30_000;

/** Receives the events of the practices this node follows. */
export interface FeedListener {
  /** Events in commit order, without gaps. */
  onEvents(practiceId: string, events: readonly CommittedEvent[]): void;
  /** The log is another one than before, such as after a restore: events reported so far do not count for it. */
  onReset(practiceId: string): void;
  /** Whether the practice must still be followed. */
  needs(practiceId: string): boolean;
}

/**
 * Brings committed events of followed practices to this node, in commit order and without gaps. Truth is the table:
 * events of this node's own writes are reported from memory when they are next in line. Hints only say that it is worth
 * looking, and a sweep looks anyway.
 */
export class EventFeed {
  readonly #eventLog: EventLog;
  readonly #log: Logger;
  readonly #followed = new Map<string, FollowedPractice>();
  readonly #listeners: FeedListener[] = [];
  readonly #sweep: NodeJS.Timeout;
  #hints: HintBus | undefined;
  #sweeping: Promise<void> | undefined;
  #isDown = false;
  #reads = 0;

  constructor(eventLog: EventLog, log: Logger) {
    this.#eventLog = eventLog;
    this.#log = log;
    this.#sweep = setInterval(() => {
      this.#sweeping ??= this.#sweepAll().finally(() => {
        this.#sweeping = undefined;
      });
    }, sweepMs);
  }

  /** Reads of events from the table so far; sweeps not counted. */
  get reads(): number {
    return this.#reads;
  }

  /** Sends hints to other nodes from now on, and receives theirs. */
  connect(hints: HintBus): void {
    this.#hints = hints;
    for (const practiceId of this.#followed.keys()) hints.follow(practiceId);
  }

  listen(listener: FeedListener): void {
    this.#listeners.push(listener);
  }

  /** Follows a practice as long as a listener needs it. Resolves when it is known where the log stands. */
  async follow(practiceId: string): Promise<void> {
    const followed = this.#followed.get(practiceId) ?? this.#start(practiceId);
    followed.usedAt = Date.now();
    await followed.opened;
  }

  /** Where delivery stands. Only for followed practices. */
  position(practiceId: string): Position {
    return this.#open(practiceId).position;
  }

  /** Events after a position, or null when not all of them are known any more. Only for followed practices. */
  since(practiceId: string, after: Position): readonly CommittedEvent[] | null {
    return this.#open(practiceId).since(after);
  }

  /** Looks at the table for events of other nodes. Throws when it cannot be read. */
  async catchUp(practiceId: string): Promise<void> {
    const followed = this.#open(practiceId);
    await followed.read();
    if (!followed.isFresh) throw new Error('The event log cannot be read.', { cause: followed.fault });
  }

  /**
   * Follows a practice and makes sure that all its events so far have been reported. Throws when the log cannot be
   * read.
   */
  async refresh(practiceId: string): Promise<void> {
    await this.follow(practiceId);
    if (!this.isFresh(practiceId)) await this.catchUp(practiceId);
  }

  /** Since when nothing of a practice is missed, by the process's own clock; infinite when it is not followed. */
  openedAt(practiceId: string): number {
    return this.#followed.get(practiceId)?.openedAt ?? Infinity;
  }

  /** Whether all events have been reported, as far as this node saw within the last moments. */
  isFresh(practiceId: string): boolean {
    return this.#followed.get(practiceId)?.isFresh ?? false;
  }

  /** This node has committed these events. */
  committed(practiceId: string, events: readonly CommittedEvent[]): void {
    const last = events.at(-1);
    if (!last) return;
    this.#hints?.publish({ practiceId, seq: last.seq });
    this.#followed.get(practiceId)?.committed(events);
  }

  /** A hint that a practice's log has grown to this number. May be lost, late, repeated or wrong. */
  hint(practiceId: string, seq: number): void {
    this.#followed.get(practiceId)?.hint(seq);
  }

  async close(): Promise<void> {
    clearInterval(this.#sweep);
    const all = [...this.#followed.values()];
    this.#followed.clear();
    await Promise.allSettled([this.#sweeping, ...all.map((followed) => followed.close())]);
    await this.#eventLog.close();
  }

  #open(practiceId: string): FollowedPractice {
    const followed = this.#followed.get(practiceId);
    if (!followed?.isOpen) throw new Error(`Practice ${practiceId} is not followed.`);
    return followed;
  }

  #start(practiceId: string): FollowedPractice {
    const followed = new FollowedPractice(practiceId, this.#eventLog, {
      onEvents: (id, events) => {
        for (const listener of this.#listeners) listener.onEvents(id, events);
      },
      onReset: (id) => {
        for (const listener of this.#listeners) listener.onReset(id);
      },
      onRead: () => {
        this.#reads += 1;
      },
      onOutage: (error) => this.#reportOutage(error),
    });
    this.#followed.set(practiceId, followed);
    this.#hints?.follow(practiceId);
    followed.opened.catch(() => this.#drop(followed));
    return followed;
  }

  #drop({ practiceId }: FollowedPractice): void {
    this.#followed.delete(practiceId);
    this.#hints?.unfollow(practiceId);
  }

  async #sweepAll(): Promise<void> {
    this.#dropUnneeded();
    const open = [...this.#followed.values()].filter(({ isOpen }) => isOpen);
    if (open.length === 0) return;
    const before = open.map(({ position }) => position.seq);
    try {
      const heads = await this.#eventLog.heads(open.map(({ practiceId }) => practiceId));
      this.#isDown = false;
      for (const [index, one] of open.entries()) one.compare(heads.get(one.practiceId), before[index] ?? 0);
    } catch (error) {
      this.#reportOutage(error);
    }
  }

  #dropUnneeded(): void {
    const now = Date.now();
    for (const followed of this.#followed.values()) {
      const isNeeded = this.#listeners.some((listener) => listener.needs(followed.practiceId));
      if (isNeeded) followed.usedAt = now;
      else if (followed.isOpen && now - followed.usedAt > lingerMs) this.#drop(followed);
    }
  }

  /** Once per outage, not four times a second. */
  #reportOutage(error: unknown): void {
    if (this.#isDown) return;
    this.#isDown = true;
    this.#log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'event log not readable');
  }
}
