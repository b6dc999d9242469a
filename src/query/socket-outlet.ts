import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { LiveMetrics } from '../live/live-metrics.ts';
import { firstFrame, type SharedMessage } from '../live/shared-message.ts';
import { longestLagMs, mostBufferedBytes, type Sink } from '../live/sink.ts';
import type { Watcher } from '../live/watcher.ts';
import { closeCodes } from './close-codes.ts';

/** A peer that does not read does not read the goodbye either. */
const goodbyeMs = 2_000;

/** The way out to one WebSocket for all its subscriptions. */
export class SocketOutlet {
  readonly #webSocket: WebSocket;
  readonly #socket: Socket;
  readonly #metrics: LiveMetrics;
  readonly #waiting = new Set<Watcher>();

  /** @param socket The connection below the WebSocket, as the upgrade brought it. */
  constructor(webSocket: WebSocket, socket: Socket, metrics: LiveMetrics) {
    this.#webSocket = webSocket;
    this.#socket = socket;
    this.#metrics = metrics;
  }

  get isCongested(): boolean {
    return this.#socket.writableLength > mostBufferedBytes;
  }

  /** A message in two fragments: one of the subscription's own, one shared with the whole group. Nothing else can get between them, since both are handed over in one turn. */
  send(first: Buffer, message: SharedMessage): void {
    if (this.#webSocket.readyState !== this.#webSocket.OPEN) return;
    this.#socket.cork();
    this.#socket.write(first);
    this.#socket.write(message.finalFrame);
    this.#socket.uncork();
  }

  awaitDrain(watcher: Watcher): void {
    this.#waiting.add(watcher);
    if (this.#waiting.size > 1) return;
    const timer = setTimeout(() => this.#giveUp(), longestLagMs);
    this.#socket.once('close', () => clearTimeout(timer));
    this.#socket.once('drain', () => {
      clearTimeout(timer);
      const waiting = [...this.#waiting];
      this.#waiting.clear();
      for (const one of waiting) one.drained();
    });
  }

  #giveUp(): void {
    this.#metrics.slowCloses.inc();
    this.#webSocket.close(closeCodes.tooSlow, 'Too slow: reconnect and continue after your last cursor.');
    const timer = setTimeout(() => this.#webSocket.terminate(), goodbyeMs);
    this.#socket.once('close', () => clearTimeout(timer));
  }
}

/** Where the payloads of one subscription on a WebSocket go. */
export class SocketSink implements Sink {
  readonly #outlet: SocketOutlet;
  readonly #first: Buffer;

  constructor(outlet: SocketOutlet, subscriptionId: string) {
    this.#outlet = outlet;
    this.#first = firstFrame(subscriptionId);
  }

  get isCongested(): boolean {
    return this.#outlet.isCongested;
  }

  send(message: SharedMessage): void {
    this.#outlet.send(this.#first, message);
  }

  awaitDrain(watcher: Watcher): void {
    this.#outlet.awaitDrain(watcher);
  }
}
