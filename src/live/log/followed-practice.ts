import type { Position } from './cursor.ts';
import type { CommittedEvent } from './event.ts';
import type { EventLog, LogEnd } from './event-log.ts';
import { RecentEvents } from './recent-events.ts';

/** The log must have been looked at this recently for a heartbeat to be true. */
const freshMs = 1_500;
const mostEventsARead = 500;

interface Hooks {
  onEvents(practiceId: string, events: readonly CommittedEvent[]): void;
  onReset(practiceId: string): void;
  onRead(): void;
  onOutage(error: unknown): void;
}

/**
 * One practice's log as this node knows it: reported in commit order, without gaps, from memory when next in line and
 * from the table otherwise.
 */
export class FollowedPractice {
  readonly practiceId: string;
  /** Resolves when it is known where the log stands. */
  readonly opened: Promise<void>;
  usedAt = Date.now();
  readonly #eventLog: EventLog;
  readonly #hooks: Hooks;
  #isOpen = false;
  #epoch = '';
  #recent = new RecentEvents(0, []);
  #reading: Promise<void> | undefined;
  #readAgain = false;
  /** Whether the table was seen to hold another log than the one known. */
  #isOther = false;
  #openedAt = Infinity;
  #fault: unknown;
  /** When the log was last seen to end where delivery stands. */
  #checkedAt = -Infinity;
  /** Where the table was seen to end. */
  #head = 0;

  constructor(practiceId: string, eventLog: EventLog, hooks: Hooks) {
    this.practiceId = practiceId;
    this.#eventLog = eventLog;
    this.#hooks = hooks;
    this.opened = this.#begin();
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Since when nothing is missed, by the process's own clock. */
  get openedAt(): number {
    return this.#openedAt;
  }

  /** Why the log could not be read the last time; undefined when it could. */
  get fault(): unknown {
    return this.#fault;
  }

  get position(): Position {
    return { epoch: this.#epoch, seq: this.#recent.last };
  }

  get isFresh(): boolean {
    return this.#isOpen && performance.now() - this.#checkedAt < freshMs;
  }

  /** Events after a position, or null when not all of them are known any more. */
  since(after: Position): readonly CommittedEvent[] | null {
    return after.epoch === this.#epoch ? this.#recent.since(after.seq) : null;
  }

  committed(events: readonly CommittedEvent[]): void {
    if (!this.#isOpen) return;
    if (events[0]?.seq === this.#recent.last + 1) this.#deliver(events);
    else this.hint(events.at(-1)?.seq ?? 0);
  }

  hint(seq: number): void {
    if (this.#isOpen && seq > this.#recent.last) void this.read();
  }

  /** Compares with where the table was seen to end, `before` being where delivery stood when it was asked. */
  compare(head: Position | undefined, before: number): void {
    if (!head) return;
    // A log that ends before the last reported event was restored to an earlier day.
    this.#isOther ||= head.epoch !== this.#epoch || head.seq < before;
    this.#head = head.seq;
    if (this.#isOther || head.seq > this.#recent.last) void this.read();
    else this.#checkedAt = performance.now();
  }

  /** One read at a time; a caller that asks meanwhile gets another one after it. */
  read(): Promise<void> {
    if (this.#reading) {
      this.#readAgain = true;
      return this.#reading;
    }
    this.#reading = this.#readOn();
    return this.#reading;
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.opened, this.#reading]);
  }

  async #begin(): Promise<void> {
    this.#take(await this.#readEnd());
    this.#isOpen = true;
    this.#openedAt = performance.now();
  }

  #readEnd(): Promise<LogEnd> {
    this.#hooks.onRead();
    return this.#eventLog.end(this.practiceId, RecentEvents.most);
  }

  #take({ epoch, seq, recent }: LogEnd): void {
    this.#epoch = epoch;
    this.#recent = new RecentEvents(seq, recent);
    this.#head = seq;
    this.#isOther = false;
    this.#checkedAt = performance.now();
  }

  #deliver(events: readonly CommittedEvent[]): void {
    this.#recent.push(events);
    this.#hooks.onEvents(this.practiceId, events);
  }

  async #reset(): Promise<void> {
    const before = this.#recent.last;
    const end = await this.#readEnd();
    const isSame = end.epoch === this.#epoch && end.seq >= before;
    // The doubt was wrong, and events committed by this node meanwhile have been reported: taking the older end would
    // report them again.
    if (isSame && end.seq <= this.#recent.last) {
      this.#isOther = false;
      return;
    }
    // In one turn, so that no event is reported between them.
    this.#take(end);
    this.#hooks.onReset(this.practiceId);
  }

  async #readOn(): Promise<void> {
    try {
      do {
        this.#readAgain = false;
        if (this.#isOther) await this.#reset();
        this.#hooks.onRead();
        const head = this.#head;
        const read = await this.#eventLog.after(this.practiceId, this.#recent.last, mostEventsARead);
        // Events committed by this node meanwhile may have been reported from memory.
        const events = read.filter(({ seq }) => seq > this.#recent.last);
        // Events that were dropped before they were read cannot be had any more.
        const isHole = events[0] ? events[0].seq !== this.#recent.last + 1 : head > this.#recent.last;
        if (isHole) return await this.#reset();
        this.#checkedAt = performance.now();
        this.#fault = undefined;
        if (events.length > 0) this.#deliver(events);
        this.#readAgain ||= read.length === mostEventsARead;
      } while (this.#readAgain);
    } catch (error) {
      // The next sweep tries again; until it succeeds no heartbeat says that all is well.
      this.#fault = error;
      this.#hooks.onOutage(error);
    } finally {
      // In the same turn as the last look at `#readAgain`: a caller that asks after it must get a read of its own.
      this.#reading = undefined;
    }
  }
}
