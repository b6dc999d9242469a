import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { type RequestOrigin, requestOrigin } from '../../access/request-origin.ts';
import type { LiveAccess } from '../../live/hub/live-access.ts';
import type { Watcher } from '../../live/hub/watcher.ts';
import type { App } from '../app.ts';
import { mostOperations } from '../server-limits.ts';
import { SocketOutlet, SocketSink } from './socket-outlet.ts';

/**
 * One WebSocket and the operations on it, counted until they are really over: graphql-ws forgets one as soon as the
 * client completes it.
 */
export class SocketConnection {
  readonly origin: RequestOrigin;
  /** The access of the client; undefined for anonymous ones. */
  access: LiveAccess | undefined;
  readonly #webSocket: WebSocket;
  readonly #outlet: SocketOutlet;
  readonly #operations = new Map<string, Watcher | null>();
  #isOver = false;
  #wasHeard = true;

  constructor(
    webSocket: WebSocket,
    request: IncomingMessage,
    { addressOf, metrics, longestLagMs }: Pick<App, 'addressOf' | 'metrics' | 'longestLagMs'>,
  ) {
    this.#webSocket = webSocket;
    this.origin = requestOrigin(request, addressOf);
    this.#outlet = new SocketOutlet(webSocket, request.socket, metrics, { lagMs: longestLagMs });
    for (const event of ['message', 'ping', 'pong'] as const) webSocket.on(event, () => this.#hear());
  }

  get isOpen(): boolean {
    return this.#webSocket.readyState === this.#webSocket.OPEN;
  }

  /** Whether anything came from the client since this was asked the last time. */
  wasHeard(): boolean {
    const wasHeard = this.#wasHeard;
    this.#wasHeard = false;
    return wasHeard;
  }

  /** Counts an operation in; false when one of that id is still under way. */
  begin(id: string): boolean {
    if (this.#operations.has(id)) return false;
    this.#operations.set(id, null);
    return true;
  }

  get isFull(): boolean {
    return this.#operations.size > mostOperations;
  }

  /** Whether it does not read what was sent, and is given time to. */
  get isLagging(): boolean {
    return this.#outlet.isLagging;
  }

  end(id: string): void {
    this.#operations.delete(id);
  }

  /** Lets a subscription's payloads come this way until it is over. */
  attach(id: string, watcher: Watcher): void {
    if (this.#isOver) return void watcher.return();
    this.#operations.set(id, watcher);
    watcher.onOver = () => this.end(id);
    watcher.attach(new SocketSink(this.#outlet, id));
  }

  close(code: number, reason: string): void {
    this.#webSocket.close(code, reason);
  }

  /** The client has disconnected. */
  leave(): void {
    this.#isOver = true;
    for (const watcher of this.#operations.values()) void watcher?.return();
  }

  #hear(): void {
    this.#wasHeard = true;
    // Every message of a client may have an answer, pings too: nothing more is taken from one that does not read.
    this.#outlet.holdBack();
  }
}
