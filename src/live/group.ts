import type { FormattedExecutionResult } from 'graphql';
import { LiveKind } from '../generated/models.ts';
import { type Position, printCursor } from './cursor.ts';
import type { CommittedEvent } from './event.ts';
import type { GroupSpec } from './group-spec.ts';
import type { LiveMetrics } from './live-metrics.ts';
import type { LiveTick } from './live-tick.ts';
import { SharedMessage } from './shared-message.ts';
import type { Watcher } from './watcher.ts';

/** Silence after which a sign of life is sent. */
const heartbeatMs = 2_000;
/** Events kept while a payload is being made; more are told as one snapshot. */
const mostPending = 1_000;

/** What a group needs of the node it lives on. */
export interface GroupEnvironment {
  readonly metrics: LiveMetrics;
  /** Where delivery stands in the group's practice. */
  position(): Position;
  /** Events after a position; null when not all are known. */
  since(after: Position): readonly CommittedEvent[] | null;
  /** Makes the payload of a tick for these watchers, who all may see the same. */
  execute(group: Group, tick: LiveTick, watchers: readonly Watcher[]): Promise<FormattedExecutionResult>;
  onEmpty(group: Group): void;
  onFault(group: Group, error: unknown): void;
}

/** Watchers who get the same bytes. One payload is made at a time; what happens meanwhile is told with the next one. */
export class Group {
  readonly spec: GroupSpec;
  readonly #environment: GroupEnvironment;
  readonly #members = new Set<Watcher>();
  /** Members who get what happens; the others are to be told first where they are. */
  readonly #live = new Set<Watcher>();
  #starting = new Set<Watcher>();
  #pending: CommittedEvent[] = [];
  #isOverflowed = false;
  #isBeatDue = false;
  #isTelling = false;
  #toldAt = Date.now();
  /** Up to where the live watchers were told. */
  #told: Position;

  constructor(spec: GroupSpec, environment: GroupEnvironment) {
    this.spec = spec;
    this.#environment = environment;
    this.#told = environment.position();
  }

  get size(): number {
    return this.#members.size;
  }

  /** Takes a watcher in: it gets what it missed or all there is, and then what the others get. */
  start(watcher: Watcher): void {
    this.#members.add(watcher);
    this.#starting.add(watcher);
    this.#tellOn();
  }

  leave(watcher: Watcher): void {
    for (const set of [this.#members, this.#live, this.#starting]) set.delete(watcher);
    if (this.size === 0) this.#environment.onEmpty(this);
  }

  /** The watcher has read what was kept for it. */
  drained(watcher: Watcher): void {
    if (!this.#members.has(watcher)) return;
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
    this.#tellOn();
  }

  /** The log is another one now. */
  reset(): void {
    this.#overflow();
    this.#tellOn();
  }

  beat(now: number): void {
    if (this.#live.size === 0 || now - this.#toldAt < heartbeatMs) return;
    this.#isBeatDue = true;
    this.#tellOn();
  }

  /** Ends all subscriptions; their clients come back with their cursors. */
  end(): void {
    for (const watcher of [...this.#members]) watcher.end();
  }

  #overflow(): void {
    this.#pending = [];
    this.#isOverflowed = true;
  }

  #tellOn(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    this.#tellAll()
      .catch((error: unknown) => this.#environment.onFault(this, error))
      .finally(() => {
        this.#isTelling = false;
      });
  }

  async #tellAll(): Promise<void> {
    while (this.#pending.length > 0 || this.#isOverflowed || this.#isBeatDue || this.#starting.size > 0) {
      const upTo = this.#environment.position();
      const starting = [...this.#starting];
      this.#starting = new Set();
      const tick = this.#nextTick(upTo);
      if (tick && this.#live.size > 0) await this.#tell([...this.#live], tick);
      for (const { first, watchers } of this.#firstTicks(starting, upTo)) await this.#tell(watchers, first);
      this.#told = upTo;
    }
  }

  #nextTick(upTo: Position): LiveTick | undefined {
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

  /** One tick for all who missed the same, however many come at once. */
  #firstTicks(starting: readonly Watcher[], upTo: Position): { first: LiveTick; watchers: Watcher[] }[] {
    const ticks = new Map<string, { first: LiveTick; watchers: Watcher[] }>();
    for (const [, together] of Map.groupBy(starting, ({ resume }) => resume && printCursor(resume))) {
      const first = this.#firstTick(together[0]?.resume ?? null, upTo);
      const key = `${first.kind} ${first.events[0]?.seq}`;
      const watchers = [...(ticks.get(key)?.watchers ?? []), ...together];
      ticks.set(key, { first, watchers });
    }
    return [...ticks.values()];
  }

  #firstTick(after: Position | null, upTo: Position): LiveTick {
    const cursor = printCursor(upTo);
    const missed = after && this.#environment.since(after);
    if (!missed) return { kind: LiveKind.SNAPSHOT, cursor, events: [] };
    // What came since `upTo` was taken is told with the next payload.
    const events = missed.filter((event) => event.seq <= upTo.seq && this.spec.course.hears(event));
    return { kind: events.length > 0 ? LiveKind.CHANGE : LiveKind.HEARTBEAT, cursor, events };
  }

  async #tell(watchers: readonly Watcher[], tick: LiveTick): Promise<void> {
    const present = watchers.filter((watcher) => this.#members.has(watcher));
    if (present.length === 0) return;
    const result = await this.#environment.execute(this, tick, present);
    this.#toldAt = Date.now();
    if (!result.data) {
      // Its change was not told: going on would leave a hole. The client comes back with the cursor of the payload before.
      for (const watcher of present) if (this.#members.has(watcher)) watcher.end(result);
      return;
    }
    const message = new SharedMessage(JSON.stringify(result), tick.cursor);
    let delivered = 0;
    for (const watcher of present) if (this.#send(watcher, message)) delivered += 1;
    this.#environment.metrics.told(tick, delivered);
  }

  #send(watcher: Watcher, message: SharedMessage): boolean {
    const { sink } = watcher;
    if (!sink || !this.#members.has(watcher)) return false;
    if (sink.isCongested) {
      if (this.#live.delete(watcher)) watcher.resume = this.#told;
      sink.awaitDrain(watcher);
      return false;
    }
    sink.send(message);
    this.#live.add(watcher);
    return true;
  }
}
