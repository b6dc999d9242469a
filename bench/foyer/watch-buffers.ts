import { subscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';

/** Keeps an eye on what this process holds for sockets that do not read. Answers the most bytes since it was asked last, of any one socket. */
export function watchBuffers(): { most(): number } {
  const sockets = new Set<Socket>();
  let most = 0;
  subscribe('net.server.socket', (message) => {
    const { socket } = message as { socket: Socket };
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const look = (): void => {
    for (const { writableLength } of sockets) most = Math.max(most, writableLength);
  };
  setInterval(look, 20).unref();
  return {
    most: () => {
      look();
      const found = most;
      most = 0;
      return found;
    },
  };
}
