import type { ServerResponse } from 'node:http';
import type { LiveMetrics } from '../live/live-metrics.ts';
import type { SharedMessage } from '../live/shared-message.ts';
import { longestLagMs, mostBufferedBytes, type Sink } from '../live/sink.ts';
import type { Watcher } from '../live/watcher.ts';

/** The way out to one stream of server-sent events. */
export class StreamSink implements Sink {
  readonly #response: ServerResponse;
  readonly #metrics: LiveMetrics;
  #giveUp: NodeJS.Timeout | undefined;

  constructor(response: ServerResponse, metrics: LiveMetrics) {
    this.#response = response;
    this.#metrics = metrics;
    response.once('close', () => clearTimeout(this.#giveUp));
  }

  get isCongested(): boolean {
    return this.#response.writableLength > mostBufferedBytes;
  }

  send(message: SharedMessage): void {
    if (!this.#response.writableEnded) this.#response.write(message.eventStream);
  }

  awaitDrain(watcher: Watcher): void {
    this.#giveUp = setTimeout(() => {
      this.#metrics.slowCloses.inc();
      this.#response.destroy();
    }, longestLagMs);
    this.#response.once('drain', () => {
      clearTimeout(this.#giveUp);
      watcher.drained();
    });
  }
}
