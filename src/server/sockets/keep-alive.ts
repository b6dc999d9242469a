import type { WebSocket } from 'ws';
import type { SocketConnection } from './socket-connection.ts';

const pingMs = 30_000;

/**
 * Pings all sockets now and then and drops those from which nothing came since the last time: lost peers. Slow readers
 * are given their time by the sender. One timer for all: one each would cost more than the sockets. Answers how to
 * stop.
 */
export function keepAlive(connections: ReadonlyMap<WebSocket, SocketConnection>): () => void {
  const timer = setInterval(() => {
    for (const [socket, connection] of connections) {
      if (connection.isLagging) continue;
      if (!connection.wasHeard()) socket.terminate();
      else if (socket.readyState === socket.OPEN) socket.ping();
    }
  }, pingMs);
  return () => clearInterval(timer);
}
