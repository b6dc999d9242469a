import type { FormattedExecutionResult } from 'graphql';
import { LiveKind } from '../../generated/models.ts';
import type { LiveTick } from '../course/live-tick.ts';
import { type Position, printCursor } from '../log/cursor.ts';
import type { CommittedEvent } from '../log/event.ts';
import { type FirstTick, firstTicks } from './first-ticks.ts';
import type { GroupSpec } from './group-spec.ts';
import type { LiveMetrics } from './live-metrics.ts';
import { SharedMessage } from './shared-message.ts';
import type { Watcher, WatcherGroup } from './watcher.ts';

/** Silence after which a sign of life is sent. */
const heartbeatMs = 2_000;
/** Events kept while a payload is being made; more are sent as one snapshot. */
const mostPending = 1_000;

/** Errors after which a retry may succeed. */
const passingCodes = new Set(['SERVICE_UNAVAILABLE', 'TRY_AGAIN']);

/** The parts of the node that a group uses. */
export interface GroupEnvironment {
  readonly metrics: LiveMetrics;
  /**
   * Beginning watchers get their payloads together, once in this time: after a broken network all clients come back
   * within a second.
   */
  readonly gatherMs: number;
  /** Where delivery stands in the group's practice. */
  position(): Position;
  /** Events after a position; null when not all are known. */
  since(after: Position): readonly CommittedEvent[] | null;
  /** Makes the payload of a tick for these watchers, who all may see the same. */
  execute(
    group: Group,
    tick: LiveTick,
    watchers: readonly Watcher[],
    signal: AbortSignal,
  ): Promise<FormattedExecutionResult>;
  onEmpty(group: Group): void;
  onFault(group: Group, error: unknown): void;
}

/**
 * Watchers who get the same bytes. One payload is made at a time; events meanwhile are sent with the next one. A member
 * is starting (first it gets what it missed or the whole), then live (it gets each event). A member that does not read
 * is neither until its connection has drained; then it starts again.
 */
export class Group implements WatcherGroup {
  readonly spec: GroupSpec;
  readonly #environment: GroupEnvironment;
  readonly #members = new Set<Watcher>();
  /** Members who get each event; the others first get what they missed. */
  readonly #live = new Set<Watcher>();
  readonly #starting = new Set<Watcher>();
  /** The watchers a payload is being made for; when the last of them leaves, the payload is not needed. */
  #awaiting = new Set<Watcher>();
  #aborter = new AbortController();
  #pending: CommittedEvent[] = [];
  #isOverflowed = false;
  #isBeatDue = false;
  #isSending = false;
  /** The database cannot be reached; the next beat tries again. */
  #isWaiting = false;
  #sentAt = performance.now();
  /** Runs while those who begin wait for others. */
  #gathering: NodeJS.Timeout | undefined;
  /** Runs while the course's least gap after a payload is not over. */
  #resting: NodeJS.Timeout | undefined;
  /** The position up to which the live watchers have payloads. */
  #sentUpTo: Position;

  constructor(spec: GroupSpec, environment: GroupEnvironment) {
    this.spec = spec;
    this.#environment = environment;
    this.#sentUpTo = environment.position();
  }

  get size(): number {
    return this.#members.size;
  }

  /** Takes a watcher in: it gets what it missed or all there is, and then what the others get. */
  start(watcher: Watcher): void {
    this.#members.add(watcher);
    this.#starting.add(watcher);
    this.#sendNext();
  }

  leave(watcher: Watcher): void {
    for (const set of [this.#members, this.#live, this.#starting]) set.delete(watcher);
    if (this.#awaiting.delete(watcher) && this.#awaiting.size === 0) this.#aborter.abort();
    if (this.size > 0) return;
    clearTimeout(this.#gathering);
    clearTimeout(this.#resting);
    this.#environment.onEmpty(this);
  }

  /** The watcher has read what was kept for it. */
  drained(watcher: Watcher): void {
    // It may have begun again meanwhile, with other rights.
    if (!this.#members.has(watcher) || this.#live.has(watcher)) return;
    const { metrics } = this.#environment;
    if (this.spec.course.afterLag === 'SNAPSHOT') watcher.resume = null;
    if (watcher.resume) metrics.replays.inc();
    else metrics.conflations.inc();
    this.start(watcher);
  }

  push(events: readonly CommittedEvent[]): void {
    const heard = events.filter(this.spec.course.hears);
    if (heard.length === 0) return;
    if (this.#pending.length + heard.length > mostPending) this.#overflow();
    if (!this.#isOverflowed) this.#pending.push(...heard);
    this.#sendNext();
  }

  /** The log is another one now. */
  reset(): void {
    this.#overflow();
    this.#sendNext();
  }

  /** Called every moment in which the log is known to be read. */
  beat(now: number): void {
    this.#isWaiting = false;
    if (this.#live.size > 0 && now - this.#sentAt >= heartbeatMs) this.#isBeatDue = true;
    this.#sendNext();
  }

  /** Ends all subscriptions, when the server stops or nothing better can be done. */
  end(): void {
    for (const watcher of [...this.#members]) watcher.end();
  }

  #overflow(): void {
    this.#pending = [];
    this.#isOverflowed = true;
  }

  #sendNext(): void {
    if (this.#isSending || this.#isWaiting || !this.#hasMoreToSend) return;
    this.#isSending = true;
    this.#sendRounds().catch((error: unknown) => this.#environment.onFault(this, error));
  }

  async #sendRounds(): Promise<void> {
    try {
      while (!this.#isWaiting && this.#hasMoreToSend) await this.#sendRound(this.#environment.position());
    } finally {
      // In the same turn as the last look at what there is to send: a later event must begin again.
      this.#isSending = false;
    }
  }

  get #hasMoreToSend(): boolean {
    return this.#isTickDue || this.#isBeginningDue;
  }

  get #isTickDue(): boolean {
    // A beat would carry a cursor past the events that wait.
    return !this.#resting && (this.#pending.length > 0 || this.#isOverflowed || this.#isBeatDue);
  }

  get #isBeginningDue(): boolean {
    return this.#starting.size > 0 && !this.#gathering;
  }

  async #sendRound(upTo: Position): Promise<void> {
    const tick = this.#nextTick(upTo);
    // Payloads of those who begin are no sign of life to the others.
    if (tick || this.#live.size === 0) this.#sentAt = performance.now();
    const firsts = this.#isBeginningDue ? this.#nextFirsts(upTo) : [];
    // All at their places before anything is awaited: a watcher that comes meanwhile begins with the next round.
    for (const { watchers } of firsts) for (const watcher of watchers) this.#starting.delete(watcher);
    if (tick) {
      this.#rest();
      await this.#sendTick([...this.#live], tick);
    }
    for (const { first, watchers } of firsts) await this.#sendTick(watchers, first);
    this.#sentUpTo = upTo;
  }

  #nextFirsts(upTo: Position): FirstTick<Watcher>[] {
    this.#gather();
    const since = (after: Position) => this.#environment.since(after);
    return firstTicks(this.#starting, { upTo, course: this.spec.course, since });
  }

  /** From now on those who begin wait for others to begin with. */
  #gather(): void {
    const { gatherMs } = this.#environment;
    // A log sends one position a round: the watchers of the others have been gathered already.
    if (gatherMs === 0 || this.spec.course.afterLag === 'REPLAY') return;
    this.#gathering = setTimeout(() => {
      this.#gathering = undefined;
      this.#sendNext();
    }, gatherMs);
  }

  /** From now on events wait to be sent together. */
  #rest(): void {
    const { leastGapMs } = this.spec.course;
    if (leastGapMs === 0) return;
    this.#resting = setTimeout(() => {
      this.#resting = undefined;
      this.#sendNext();
    }, leastGapMs);
  }

  #nextTick(upTo: Position): LiveTick | undefined {
    if (!this.#isTickDue) return undefined;
    const events = this.#pending;
    const isOverflowed = this.#isOverflowed;
    const isBeatDue = this.#isBeatDue;
    this.#pending = [];
    this.#isOverflowed = false;
    this.#isBeatDue = false;
    const cursor = printCursor(upTo);
    if (isOverflowed) return { kind: LiveKind.SNAPSHOT, cursor, events: [] };
    if (events.length > 0) return { kind: LiveKind.CHANGE, cursor, events };
    return isBeatDue ? { kind: LiveKind.HEARTBEAT, cursor, events: [] } : undefined;
  }

  async #sendTick(watchers: readonly Watcher[], tick: LiveTick): Promise<void> {
    const present = watchers.filter((watcher) => this.#members.has(watcher) && this.#admit(watcher));
    if (present.length === 0) return;
    this.#awaiting = new Set(present);
    this.#aborter = new AbortController();
    const { signal } = this.#aborter;
    const result = await this.#environment.execute(this, tick, present, signal);
    this.#awaiting.clear();
    if (signal.aborted) return;
    if (!result.data) {
      this.#reportFailure(present, result);
      return;
    }
    const message = new SharedMessage(JSON.stringify(result), tick.cursor);
    let delivered = 0;
    for (const watcher of present) if (this.#send(watcher, message)) delivered += 1;
    this.#environment.metrics.sent(tick, delivered);
  }

  /**
   * Events that were not sent may not be skipped: they are sent when the database can be reached again, or the
   * subscription ends.
   */
  #reportFailure(watchers: readonly Watcher[], result: FormattedExecutionResult): void {
    const isPassing = result.errors?.every(({ extensions }) => passingCodes.has(String(extensions?.code))) ?? false;
    for (const watcher of watchers.filter((one) => this.#members.has(one))) {
      if (!isPassing) watcher.end(result);
      else {
        if (this.#live.delete(watcher)) watcher.resume = this.#sentUpTo;
        this.#starting.add(watcher);
      }
    }
    this.#isWaiting = isPassing;
  }

  #send(watcher: Watcher, message: SharedMessage): boolean {
    if (!this.#members.has(watcher) || !this.#admit(watcher)) return false;
    watcher.sink?.send(message);
    this.#live.add(watcher);
    return true;
  }

  /** Lets a watcher have the next payload if it has room for it; if not, it goes on later from its last payload. */
  #admit(watcher: Watcher): boolean {
    const { sink } = watcher;
    if (!sink?.isCongested) return true;
    if (this.#live.delete(watcher)) watcher.resume = this.#sentUpTo;
    sink.awaitDrain(watcher);
    return false;
  }
}
