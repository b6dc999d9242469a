// Measures one way of sending the same payload to every socket, each with an operation id of its own.
import 'reflect-metadata';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { answerParent } from '../frame/answer-parent.ts';
import { processorTime } from '../frame/processor-time.ts';
import { type Receiver, ways } from './ways.ts';

interface Slice {
  size: number;
  rounds: number;
}

const way = ways[process.argv[2] ?? ''];
const receivers = new Set<Receiver>();
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const http = createServer().on('upgrade', (request, socket: Socket, head) => {
  sockets.handleUpgrade(request, socket, head, (opened: WebSocket) => {
    const receiver = { opened, socket };
    receivers.add(receiver);
    opened.once('close', () => receivers.delete(receiver));
  });
});
await once(http.listen(0, '127.0.0.1'), 'listening');

/** Sends in rounds with rests, so that the clients keep up and nothing queues in this process. */
async function slice({ size, rounds }: Slice) {
  if (!way) throw new Error(`There is no way of sending called ${process.argv[2]}.`);
  const all = [...receivers];
  const send = way(all, size);
  let queued = 0;
  const before = processorTime();
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    send();
    const tookMs = performance.now() - startedAt;
    for (const { socket } of all) if (socket.writableLength > 0) queued += 1;
    await pause(Math.max(1, tookMs * 2));
  }
  return { microsPerSend: (processorTime() - before) / (rounds * all.length), queued };
}

answerParent({
  port: () => (http.address() as AddressInfo).port,
  slice,
});
