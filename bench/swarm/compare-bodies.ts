import { clientsOf } from './client-group.ts';
import { hashOfMessage } from './hash-of-message.ts';
import type { RawSocket } from './open-raw-socket.ts';

const kept = new Map<RawSocket, string[]>();

/** From now on the bodies are kept as well. */
export function keepBodies(port: number): void {
  for (const { socket } of clientsOf(port)) {
    const bodies: string[] = [];
    kept.set(socket, bodies);
    socket.onBody = (body) => void bodies.push(body.toString());
  }
}

/** The kept bodies: hashes of the distinct messages once ids and cursors are taken out, how many different ids there were, and one message's length. */
export function compareBodies(port: number) {
  const messages = new Set<string>();
  const ids = new Set<string>();
  let size = 0;
  for (const { socket } of clientsOf(port)) {
    socket.onBody = undefined;
    for (const body of kept.get(socket) ?? []) {
      size = body.length;
      ids.add(body.match(/"id":"[^"]*"/)?.[0] ?? '');
      messages.add(hashOfMessage(body));
    }
    kept.delete(socket);
  }
  return { payloads: [...messages], ids: ids.size, size };
}
