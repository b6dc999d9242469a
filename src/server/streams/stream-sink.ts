import type { ServerResponse } from 'node:http';
import type { LiveMetrics } from '../../live/hub/live-metrics.ts';
import type { SharedMessage } from '../../live/hub/shared-message.ts';
import { mostBufferedBytes, type Sink } from '../../live/hub/sink.ts';
import type { Watcher } from '../../live/hub/watcher.ts';

/** The way out to one stream of server-sent events. */
export class StreamSink implements Sink {
  readonly #response: ServerResponse;
  readonly #metrics: LiveMetrics;
  readonly #lagMs: number;
  #waiting: Watcher | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @param lagMs How long it may take to be read. */
  constructor(response: ServerResponse, metrics: LiveMetrics, lagMs: number) {
    this.#response = response;
    this.#metrics = metrics;
    this.#lagMs = lagMs;
    response.on('drain', () => this.#drained());
    response.once('close', () => clearTimeout(this.#timer));
  }

  get isCongested(): boolean {
    return this.#response.writableLength > mostBufferedBytes;
  }

  send(message: SharedMessage): void {
    if (!this.#response.writableEnded) this.#response.write(message.eventStream);
  }

  awaitDrain(watcher: Watcher): void {
    this.#waiting = watcher;
    this.#timer ??= setTimeout(() => this.#giveUp(), this.#lagMs);
  }

  #drained(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.drained();
  }

  #giveUp(): void {
    this.#metrics.slowCloses.inc();
    this.#response.destroy();
  }
}
