import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { LiveMetrics } from '../../live/hub/live-metrics.ts';
import { firstFrame, type SharedMessage } from '../../live/hub/shared-message.ts';
import { longestLagMs, mostBufferedBytes, type Sink } from '../../live/hub/sink.ts';
import type { Watcher } from '../../live/hub/watcher.ts';
import { closeCodes } from './close-codes.ts';

interface Patience {
  /** How long a connection may take to read what was kept for it. */
  lagMs: number;
  /** How long it then gets to say goodbye: a peer that does not read does not read that either. */
  goodbyeMs: number;
}

const usualPatience: Patience = { lagMs: longestLagMs, goodbyeMs: 2_000 };

/** The way out to one WebSocket for all its subscriptions. */
export class SocketOutlet {
  readonly #webSocket: WebSocket;
  readonly #socket: Socket;
  readonly #metrics: LiveMetrics;
  readonly #patience: Patience;
  readonly #waiting = new Set<Watcher>();
  #timer: NodeJS.Timeout | undefined;

  /** @param socket The connection below the WebSocket, as the upgrade brought it. */
  constructor(webSocket: WebSocket, socket: Socket, metrics: LiveMetrics, patience: Partial<Patience> = {}) {
    this.#webSocket = webSocket;
    this.#socket = socket;
    this.#metrics = metrics;
    this.#patience = { ...usualPatience, ...patience };
    socket.on('drain', () => this.#drained());
    socket.once('close', () => clearTimeout(this.#timer));
  }

  get isCongested(): boolean {
    return this.#socket.writableLength > mostBufferedBytes;
  }

  /** Whether a sender waits for it to be read, up to a limit. */
  get isLagging(): boolean {
    return this.#waiting.size > 0;
  }

  /**
   * A message in two fragments: one of the subscription's own, one shared with the whole group. Nothing else can get
   * between them, since both are handed over in one turn.
   */
  send(first: Buffer, message: SharedMessage): void {
    if (this.#webSocket.readyState !== this.#webSocket.OPEN) return;
    this.#socket.cork();
    this.#socket.write(first);
    this.#socket.write(message.finalFrame);
    this.#socket.uncork();
  }

  awaitDrain(watcher: Watcher): void {
    this.#waiting.add(watcher);
    this.#timer ??= setTimeout(() => this.#giveUp(), this.#patience.lagMs);
  }

  /** Takes nothing more from a client that does not read what it asked for already. */
  holdBack(): void {
    if (this.isCongested) this.#webSocket.pause();
  }

  #drained(): void {
    if (this.#webSocket.isPaused) this.#webSocket.resume();
    if (this.#waiting.size === 0 || this.#webSocket.readyState !== this.#webSocket.OPEN) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const one of waiting) one.drained();
  }

  #giveUp(): void {
    this.#metrics.slowCloses.inc();
    this.#webSocket.close(closeCodes.tooSlow, 'Too slow: reconnect and continue after your last cursor.');
    this.#timer = setTimeout(() => this.#webSocket.terminate(), this.#patience.goodbyeMs);
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
