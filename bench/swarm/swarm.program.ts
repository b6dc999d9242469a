// Holds many raw WebSockets in a process of its own and counts what they get.
import { createHash } from 'node:crypto';
import { answerParent } from '../frame/answer-parent.ts';
import { openRawSocket, type RawSocket } from './open-raw-socket.ts';

interface Opening {
  port: number;
  count: number;
  path?: string;
  /** A subscription message's payload; without one the sockets only listen. */
  subscribe?: Record<string, unknown>;
}

const groups = new Map<number, RawSocket[]>();

async function open({ port, count, path = '/', subscribe }: Opening): Promise<void> {
  const sockets = groups.get(port) ?? [];
  groups.set(port, sockets);
  for (let opened = 0; opened < count; opened += 1) {
    const socket = await openRawSocket(port, path, 'graphql-transport-ws');
    sockets.push(socket);
    if (!subscribe) continue;
    socket.send('{"type":"connection_init"}');
    await nextMessage(socket);
    const id = `00000000-0000-4000-8000-${String(sockets.length).padStart(12, '0')}`;
    socket.send(JSON.stringify({ id, type: 'subscribe', payload: subscribe }));
  }
}

function nextMessage(socket: RawSocket): Promise<void> {
  return new Promise((resolve) => {
    socket.onMessage = () => {
      socket.onMessage = undefined;
      resolve();
    };
  });
}

const socketsOf = (port: number): RawSocket[] => groups.get(port) ?? [];

/** Messages and bytes since the last count, of all sockets together. */
function count({ port }: { port: number }) {
  const total = { messages: 0, bytes: 0 };
  for (const socket of socketsOf(port)) {
    total.messages += socket.messages;
    total.bytes += socket.bytes;
    socket.messages = 0;
    socket.bytes = 0;
  }
  return total;
}

/** Waits until every socket has got this many messages since the last count. */
async function arrival({ port, each }: { port: number; each: number }): Promise<void> {
  const behind = socketsOf(port).filter((socket) => socket.messages < each);
  await Promise.all(behind.map((socket) => reached(socket, each)));
}

function reached(socket: RawSocket, each: number): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (socket.messages < each) return;
      socket.onMessage = undefined;
      resolve();
    };
    socket.onMessage = check;
    check();
  });
}

/** From now on the bodies are kept as well. */
function keep({ port }: { port: number }): void {
  for (const socket of socketsOf(port)) {
    const bodies: string[] = [];
    kept.set(socket, bodies);
    socket.onBody = (body) => void bodies.push(body.toString());
  }
}

const kept = new Map<RawSocket, string[]>();

/** What was kept: distinct bodies once their ids are taken out, and how many different ids there were. */
function compare({ port }: { port: number }) {
  const payloads = new Set<string>();
  const ids = new Set<string>();
  for (const socket of socketsOf(port)) {
    socket.onBody = undefined;
    for (const body of kept.get(socket) ?? []) {
      const { id, ...message } = JSON.parse(body);
      ids.add(id);
      payloads.add(JSON.stringify(message));
    }
    kept.delete(socket);
  }
  const hashes = [...payloads].map((payload) => createHash('sha256').update(payload).digest('hex'));
  return { payloads: hashes, ids: ids.size };
}

answerParent({ open, count, arrival, keep, compare });
