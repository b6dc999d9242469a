import type { ExecutionResult, FormattedExecutionResult } from 'graphql';
import type { RequestOrigin } from '../../access/request-origin.ts';
import { toSocketResult } from '../../errors/printed-error.ts';
import type { Position } from '../log/cursor.ts';
import type { GroupSpec } from './group-spec.ts';
import type { LiveAccess } from './live-access.ts';
import type { Sink } from './sink.ts';
import { withdrawn } from './withdrawn.ts';

type End = IteratorResult<ExecutionResult, undefined>;
const over: End = { done: true, value: undefined };

/** Watchers who share their payloads, as each of them knows it. */
export interface WatcherGroup {
  start(watcher: Watcher): void;
  leave(watcher: Watcher): void;
  drained(watcher: Watcher): void;
}

/** Admits watchers and finds their groups. */
export interface WatcherHost {
  /** Why a watcher may not begin; undefined when it may. */
  refuse(watcher: Watcher): FormattedExecutionResult | undefined;
  /** The group that a watcher belongs to now. */
  groupOf(watcher: Watcher): WatcherGroup;
}

/**
 * One subscription of one subscriber. To graphql-ws and graphql-sse it is the iterator they wait for: it only ever
 * yields how the subscription ended. Payloads go past them, from the group to the sink.
 */
export class Watcher implements AsyncGenerator<ExecutionResult, undefined, undefined> {
  spec: GroupSpec;
  readonly access: LiveAccess;
  readonly origin: RequestOrigin;
  /** Of one payload, in the units of `@cost`. */
  readonly cost: number;
  /** Where to go on, or null for a snapshot. Matters until the first payload, and again after a lag. */
  resume: Position | null;
  sink: Sink | undefined;
  /** Called once, when the subscription is over for any reason. */
  onOver: (() => void) | undefined;
  readonly #host: WatcherHost;
  #group: WatcherGroup | undefined;
  #isOver = false;
  #last: FormattedExecutionResult | undefined;
  #wake: ((end: End) => void) | undefined;

  constructor(wanted: Pick<Watcher, 'spec' | 'access' | 'origin' | 'cost' | 'resume'>, host: WatcherHost) {
    this.spec = wanted.spec;
    this.access = wanted.access;
    this.origin = wanted.origin;
    this.cost = wanted.cost;
    this.resume = wanted.resume;
    this.#host = host;
  }

  /** The group it shares its payloads with; undefined before it begins. */
  get group(): WatcherGroup | undefined {
    return this.#group;
  }

  /** Payloads may be sent now. */
  attach(sink: Sink): void {
    if (this.#isOver) return;
    const refusal = this.access.isWithdrawn ? withdrawn : this.#host.refuse(this);
    if (refusal) {
      this.end(refusal);
      return;
    }
    this.sink = sink;
    this.access.watchers.add(this);
    this.#enter();
  }

  /** Goes on among those who may see the same, after its own rights have changed. */
  moveOn(): void {
    this.#group?.leave(this);
    this.resume = null;
    this.#enter();
  }

  /** The connection has room again. */
  drained(): void {
    this.#group?.drained(this);
  }

  /** Ends the subscription by the server's will, after a last word. */
  end(last?: FormattedExecutionResult): void {
    if (this.#isOver) return;
    this.#leave();
    this.#last = last;
    this.#wake?.(this.#nextEnd());
  }

  next(): Promise<End> {
    if (this.#isOver) return Promise.resolve(this.#nextEnd());
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** The subscriber has disconnected. */
  return(): Promise<End> {
    if (!this.#isOver) this.#leave();
    this.#wake?.(over);
    return Promise.resolve(over);
  }

  throw(): Promise<End> {
    return this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  #enter(): void {
    this.#group = this.#host.groupOf(this);
    this.#group.start(this);
  }

  #leave(): void {
    this.#isOver = true;
    this.access.watchers.delete(this);
    this.#group?.leave(this);
    this.onOver?.();
  }

  #nextEnd(): End {
    const last = this.#last;
    this.#last = undefined;
    return last ? { done: false, value: toSocketResult(last) } : over;
  }
}
