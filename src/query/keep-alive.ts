import type { WebSocket, WebSocketServer } from 'ws';

const pingMs = 15_000;

/** Pings all sockets now and then and drops those that did not answer the last time. One timer for all: one each would cost more than the sockets. Answers how to stop. */
export function keepAlive(sockets: WebSocketServer): () => void {
  const silent = new WeakSet<WebSocket>();
  sockets.on('connection', (socket) => socket.on('pong', () => silent.delete(socket)));
  const timer = setInterval(() => {
    for (const socket of sockets.clients) {
      if (silent.has(socket)) {
        socket.terminate();
        continue;
      }
      silent.add(socket);
      if (socket.readyState === socket.OPEN) socket.ping();
    }
  }, pingMs);
  return () => clearInterval(timer);
}
