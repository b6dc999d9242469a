import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { LiveMetrics } from '../../src/live/hub/live-metrics.ts';
import { SharedMessage } from '../../src/live/hub/shared-message.ts';
import { SocketOutlet, SocketSink } from '../../src/server/sockets/socket-outlet.ts';

export interface Receiver {
  opened: WebSocket;
  /** The connection below it, as the HTTP server gave it away. */
  socket: Socket;
}

/** Prepares what is constant for a subscriber, as a hub does; answers how to send one payload to all of them. */
type Way = (receivers: readonly Receiver[], size: number) => () => void;

const idOf = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const wholeOf = (index: number, payload: string): string =>
  `{"id":"${idOf(index)}","type":"next","payload":${payload}}`;

/** The payload of a message of this size in bytes. */
function payloadOf(size: number): string {
  const filled = (length: number): string => `{"data":{"waitingRoom":"${'é'.repeat(8)}${'x'.repeat(length)}"}}`;
  return filled(size - Buffer.byteLength(wholeOf(0, filled(0))));
}

const metrics = new LiveMetrics();
const outlets = new WeakMap<Receiver, SocketOutlet>();

/** One for each connection, however often is measured. */
function outletOf(receiver: Receiver): SocketOutlet {
  const outlet = outlets.get(receiver) ?? new SocketOutlet(receiver.opened, receiver.socket, metrics);
  outlets.set(receiver, outlet);
  return outlet;
}

/** Ways to get one payload to many sockets. Both make the same messages, up to the id. */
export const ways: Record<string, Way> = {
  /** The way to beat: one buffer, the same for every subscriber. */
  'ws.send(sameBuffer)': (receivers, size) => {
    const whole = Buffer.from(wholeOf(0, payloadOf(size)));
    const text = { binary: false };
    return () => {
      for (const { opened } of receivers) opened.send(whole, text);
    };
  },
  /** As the hub sends, the making of the shared message included. */
  Foyer: (receivers, size) => {
    const payload = payloadOf(size);
    const sinks = receivers.map((receiver, index) => new SocketSink(outletOf(receiver), idOf(index)));
    return () => {
      const message = new SharedMessage(payload, '');
      for (const sink of sinks) if (!sink.isCongested) sink.send(message);
    };
  },
};
