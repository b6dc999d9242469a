// Holds many raw WebSockets in a process of its own and counts what they get.
import { answerParent } from '../frame/answer-parent.ts';
import { clientsOf, openClients, reached, subscribeClient } from './client-group.ts';
import { compareBodies, keepBodies } from './compare-bodies.ts';
import { expectBoards, followBoards } from './follow-boards.ts';
import { latencies, recordArrivals } from './record-arrivals.ts';
import { storm } from './storm.ts';

interface OfPort {
  port: number;
}

interface Subscribing extends OfPort {
  /** The sockets take turns between these. */
  payloads: unknown[];
  /** How often each subscribes. */
  each?: number;
  /** The first so many sockets; all of them when absent. */
  first?: number;
}

function subscribe({ port, payloads, each = 1, first = Infinity }: Subscribing): void {
  const clients = clientsOf(port).slice(0, first);
  for (const [number, client] of clients.entries())
    for (let one = 0; one < each; one += 1) subscribeClient(client, number, payloads[number % payloads.length]);
}

/** Messages and bytes since the last count, of all sockets together. */
function count({ port }: OfPort) {
  const total = { messages: 0, bytes: 0 };
  for (const { socket } of clientsOf(port)) {
    total.messages += socket.messages;
    total.bytes += socket.bytes;
    socket.messages = 0;
    socket.bytes = 0;
  }
  return total;
}

/** Waits until every socket has got this many messages since the last count, but for the first ones that are omitted. */
async function arrival({ port, each, leftOut = 0 }: OfPort & { each: number; leftOut?: number }): Promise<void> {
  const awaited = clientsOf(port).slice(leftOut);
  await Promise.all(awaited.map(({ socket }) => reached(socket, each)));
}

/** Whether the first socket reads what comes. */
function stall({ port, isStalled }: OfPort & { isStalled: boolean }): void {
  const socket = clientsOf(port)[0]?.socket.socket;
  if (isStalled) socket?.pause();
  else socket?.resume();
}

answerParent({
  open: openClients,
  subscribe,
  count,
  arrival,
  keep: ({ port }: OfPort) => keepBodies(port),
  compare: ({ port }: OfPort) => compareBodies(port),
  record: ({ port }: OfPort) => recordArrivals(port),
  latencies,
  follow: ({ port }: OfPort) => followBoards(port),
  expectBoards,
  storm,
  stall,
});
