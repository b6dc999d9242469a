import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { serverFrame } from './server-frame.ts';

export interface Receiver {
  opened: WebSocket;
  /** The connection below it, as the HTTP server gave it away. */
  socket: Socket;
}

/** Prepares what is constant for a subscriber or shared by all, as a hub does; answers how to send it to everybody once. */
type Way = (receivers: readonly Receiver[], size: number) => () => void;

const text = { binary: false };
const continued = { binary: false, fin: false };
const firstOf = (index: number): Buffer =>
  Buffer.from(`{"id":"00000000-0000-4000-8000-${String(index).padStart(12, '0')}","type":"next","payload":`);

/** The payload and the closing brace of a message of this size. */
function restOf(size: number): Buffer {
  const empty = '{"data":{"waitingRoom":""}}}';
  return Buffer.from(
    empty.replace('""', `"${'é'.repeat(8)}${'x'.repeat(size - firstOf(0).length - empty.length - 16)}"`),
  );
}

/** Ways to get one payload to many sockets. All of them make the same messages, up to the id. */
export const ways: Record<string, Way> = {
  /** What there is to beat: one buffer, the same for everybody. */
  'ws.send(sameBuffer)': (receivers, size) => {
    const whole = Buffer.concat([firstOf(0), restOf(size)]);
    return () => {
      for (const { opened } of receivers) opened.send(whole, text);
    };
  },
  'two fragments by ws': (receivers, size) => {
    const rest = restOf(size);
    const members = receivers.map((receiver, index) => ({ ...receiver, first: firstOf(index) }));
    return () => {
      for (const { opened, socket, first } of members) {
        socket.cork();
        opened.send(first, continued);
        opened.send(rest, text);
        socket.uncork();
      }
    };
  },
  'two fragments on the socket': (receivers, size) => {
    const rest = serverFrame(0, true, restOf(size));
    const members = receivers.map(({ socket }, index) => ({ socket, first: serverFrame(1, false, firstOf(index)) }));
    return () => {
      for (const { socket, first } of members) {
        socket.cork();
        socket.write(first);
        socket.write(rest);
        socket.uncork();
      }
    };
  },
  'joined fragments on the socket': (receivers, size) => {
    const rest = serverFrame(0, true, restOf(size));
    const members = receivers.map(({ socket }, index) => ({ socket, first: serverFrame(1, false, firstOf(index)) }));
    return () => {
      for (const { socket, first } of members) socket.write(Buffer.concat([first, rest]));
    };
  },
  'joined message by ws': (receivers, size) => {
    const rest = restOf(size);
    const members = receivers.map(({ opened }, index) => ({ opened, first: firstOf(index) }));
    return () => {
      for (const { opened, first } of members) opened.send(Buffer.concat([first, rest]), text);
    };
  },
  'same frame on the socket (no ids)': (receivers, size) => {
    const frame = serverFrame(1, true, Buffer.concat([firstOf(0), restOf(size)]));
    return () => {
      for (const { socket } of receivers) socket.write(frame);
    };
  },
};
