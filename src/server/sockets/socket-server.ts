import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { OriginCheck } from '../../access/allowed-origin.ts';
import type { App } from '../app.ts';
import { originRefusal } from '../http/origins.ts';
import { maxBodyBytes, mostAnonymousSockets } from '../server-limits.ts';
import { closeCodes } from './close-codes.ts';
import { keepAlive } from './keep-alive.ts';
import { reconnectDelay } from './reconnect-delay.ts';
import { SocketConnection } from './socket-connection.ts';
import { socketHooks } from './socket-hooks.ts';

interface SocketServerOptions {
  app: App;
  http: Server;
  isAllowedOrigin: OriginCheck;
}

export interface SocketServer {
  readonly size: number;
  /** Lets no more clients in. */
  refuse(): void;
  close(): Promise<void>;
}

/** How long sockets get to say goodbye when the server stops. A stalled one would hold the stop up for 30 seconds. */
const goodbyeMs = 1_000;

/** GraphQL over WebSockets (graphql-transport-ws) at `/graphql`. The same execution, masking and audit as over HTTP. */
export function startSocketServer({ app, http, isAllowedOrigin }: SocketServerOptions): SocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxBodyBytes,
    perMessageDeflate: false,
    handleProtocols,
  });
  const connections = new Map<WebSocket, SocketConnection>();
  const anonymousSockets = new Set<SocketConnection>();
  const admitAnonymous = (connection: SocketConnection) =>
    anonymousSockets.add(connection).size <= mostAnonymousSockets;
  const graphql = makeServer(socketHooks(app, admitAnonymous));
  const open = (socket: WebSocket, request: IncomingMessage) => {
    const connection = new SocketConnection(socket, request, app);
    connections.set(socket, connection);
    const closed = graphql.opened(protocolSocket(app, socket), { connection });
    // A fault of a frame is reported to the client by `ws` itself, in its close code.
    socket.on('error', (error) => app.log.debug({ error: error.name }, 'a WebSocket was broken off'));
    socket.once('close', (code, reason) => {
      connections.delete(socket);
      anonymousSockets.delete(connection);
      void closed(code, String(reason));
    });
  };
  let isStopping = false;
  http.on('upgrade', (request, socket, head) => {
    // Node stops listening for a socket's errors when it is upgraded; a peer that resets it would end the process.
    socket.on('error', () => socket.destroy());
    if (isStopping) return rejectUpgrade(socket, '503 Service Unavailable');
    if (request.url?.split('?')[0] !== '/graphql') return rejectUpgrade(socket, '404 Not Found');
    if (!isAllowedOrigin(request)) return rejectUpgrade(socket, '403 Forbidden', originRefusal);
    sockets.handleUpgrade(request, socket, head, (opened) => open(opened, request));
  });
  const stopPings = keepAlive(connections);
  return {
    get size() {
      return connections.size;
    },
    refuse: () => {
      isStopping = true;
    },
    close: async () => {
      stopPings();
      const closed = [...connections.keys()].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
      for (const socket of connections.keys()) {
        const ms = reconnectDelay(connections.size);
        socket.close(closeCodes.goingAway, `The server restarts; reconnect in ${ms} ms.`);
      }
      const giveUp = setTimeout(() => terminateAll(connections.keys()), goodbyeMs);
      await Promise.all(closed);
      clearTimeout(giveUp);
    },
  };
}

/** A WebSocket as graphql-ws wants it. */
function protocolSocket({ log }: App, socket: WebSocket): Parameters<ReturnType<typeof makeServer>['opened']>[0] {
  return {
    protocol: socket.protocol,
    send: (data) =>
      new Promise((resolve) => {
        // A client that has left does not need it; that is no fault of the server.
        if (socket.readyState === socket.OPEN) socket.send(data, () => resolve());
        else resolve();
      }),
    close: (code, reason) => socket.close(code, reason),
    onMessage: (listener) =>
      socket.on('message', (data) => {
        listener(withQuery(String(data))).catch((error: unknown) => {
          log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'a message could not be handled');
          socket.close(CloseCode.InternalServerError, 'Internal server error');
        });
      }),
  };
}

/** graphql-ws takes no operation without a query, but one that is named by its id has none. */
function withQuery(message: string): string {
  if (!message.includes('"documentId"')) return message;
  const parsed = jsonOf(message);
  const payload = parsed?.payload;
  if (!payload || typeof payload !== 'object' || !('documentId' in payload) || 'query' in payload) return message;
  return JSON.stringify({ ...parsed, payload: { ...payload, query: '' } });
}

/** Undefined for text that is no JSON: the owner of the protocol reports that. */
function jsonOf(message: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
}

function terminateAll(sockets: Iterable<WebSocket>): void {
  for (const socket of sockets) socket.terminate();
}

/** Refuses an upgrade. The peer may keep its side open for ever. */
function rejectUpgrade(socket: Duplex, status: string, reason = ''): void {
  const type = reason && 'Content-Type: text/plain; charset=utf-8\r\n';
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\n${type}Connection: close\r\n\r\n${reason && `${reason}\n`}`);
}
