import type { ExecutionResult, FormattedExecutionResult } from 'graphql';
import type { RequestOrigin } from '../access/request-origin.ts';
import { toSocketResult } from '../query/socket-results.ts';
import type { Position } from './cursor.ts';
import type { Group } from './group.ts';
import type { GroupSpec } from './group-spec.ts';
import type { LiveAccess } from './live-access.ts';
import type { Sink } from './sink.ts';
import { withdrawn } from './withdrawn.ts';

type End = IteratorResult<ExecutionResult, undefined>;
const over: End = { done: true, value: undefined };

/** Finds the group that a watcher belongs to now. */
export type Usher = (watcher: Watcher) => Group;

/**
 * One subscription of one subscriber. To graphql-ws and graphql-sse it is the iterator they wait for: it only ever yields how the subscription ended.
 * Payloads go past them, from the group to the sink.
 */
export class Watcher implements AsyncGenerator<ExecutionResult, undefined, undefined> {
  spec: GroupSpec;
  readonly access: LiveAccess;
  readonly origin: RequestOrigin;
  /** Where to go on, or null for a snapshot. Matters until the first payload, and again after a lag. */
  resume: Position | null;
  sink: Sink | undefined;
  /** Called once, when the subscription is over for whatever reason. */
  onOver: (() => void) | undefined;
  readonly #usher: Usher;
  #group: Group | undefined;
  #isOver = false;
  #last: FormattedExecutionResult | undefined;
  #wake: ((end: End) => void) | undefined;

  constructor({ spec, access, origin, resume }: Pick<Watcher, 'spec' | 'access' | 'origin' | 'resume'>, usher: Usher) {
    this.spec = spec;
    this.access = access;
    this.origin = origin;
    this.resume = resume;
    this.#usher = usher;
  }

  /** Payloads may be sent now. */
  attach(sink: Sink): void {
    if (this.#isOver) return;
    if (this.access.isWithdrawn) {
      this.end(withdrawn);
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

  /** The subscriber has gone. */
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
    this.#group = this.#usher(this);
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
