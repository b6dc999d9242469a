import type { IncomingMessage, Server } from 'node:http';
import { useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { OriginCheck } from '../access/allowed-origin.ts';
import { type RequestOrigin, requestOrigin } from '../access/request-origin.ts';
import type { App } from '../app.ts';
import type { LiveAccess } from '../live/live-access.ts';
import { Watcher } from '../live/watcher.ts';
import { closeCodes } from './close-codes.ts';
import { keepAlive } from './keep-alive.ts';
import { maxBodyBytes } from './limits.ts';
import { openSubscription } from './open-subscription.ts';
import { reconnectDelay } from './reconnect-delay.ts';
import { type OperationArgs, runOperation } from './run-operation.ts';
import { acceptConnection, type LiveArgs, prepareOperation, tokenOf } from './socket-operations.ts';
import { SocketOutlet, SocketSink } from './socket-outlet.ts';
import { toSocketResult } from './socket-results.ts';

interface SocketServerOptions {
  app: App;
  http: Server;
  isAllowedOrigin: OriginCheck;
}

/** What belongs to one connection. */
interface SocketExtra extends Record<PropertyKey, unknown> {
  request: IncomingMessage;
  socket: WebSocket;
  origin?: RequestOrigin;
  outlet?: SocketOutlet;
  access?: LiveAccess;
}

export interface SocketServer {
  readonly size: number;
  close(): Promise<void>;
}

/** How long sockets get to say goodbye when the server stops. A stalled one would hold the stop up for 30 seconds. */
const goodbyeMs = 1_000;
/** Keep-alive is one timer for all sockets here, not one for each. */
const noKeepAlive = 0;

/** GraphQL over WebSockets (graphql-transport-ws) at `/graphql`. The same execution, masking and audit as over HTTP. */
export function startSocketServer({ app, http, isAllowedOrigin }: SocketServerOptions): SocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxBodyBytes, perMessageDeflate: false });
  let isStopping = false;
  http.on('upgrade', (request, socket, head) => {
    // Node stops listening for a socket's errors when it is upgraded; a peer that resets it would end the process.
    socket.on('error', () => socket.destroy());
    if (isStopping) return refuse(socket, '503 Service Unavailable');
    if (request.url?.split('?')[0] !== '/graphql') return refuse(socket, '404 Not Found');
    if (!isAllowedOrigin(request)) return refuse(socket, '403 Forbidden');
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });
  const graphql = useServer<Record<string, unknown>, SocketExtra>(
    {
      schema: app.schema,
      // Keeps the words of unforeseen errors out of close reasons.
      isProd: true,
      onConnect: async ({ connectionParams, extra }) => {
        extra.outlet = new SocketOutlet(extra.socket, extra.request.socket, app.metrics);
        extra.origin = requestOrigin(extra.request);
        const accepted = await acceptConnection(app, tokenOf(connectionParams), extra.origin);
        if (accepted === 'FORBIDDEN') return false;
        if (accepted === 'STRANGER') return true;
        extra.access = accepted;
        if (app.accesses.connect(accepted)) return true;
        extra.socket.close(closeCodes.tooManyConnections, 'Too many connections of one session or display.');
        return true;
      },
      onClose: ({ extra }) => {
        if (extra.access) app.accesses.disconnect(extra.access);
      },
      onSubscribe: ({ connectionParams, extra, subscriptions }, _id, payload) =>
        prepareOperation(
          app,
          { token: tokenOf(connectionParams), origin: extra.origin ?? requestOrigin(extra.request) },
          payload,
          Object.keys(subscriptions).length,
        ),
      execute: async (args) => toSocketResult(await runOperation(args as OperationArgs)),
      subscribe: (args) => openSubscription(app, (args as LiveArgs).contextValue),
      onOperation: ({ extra }, id, _payload, _args, result) => {
        if (result instanceof Watcher && extra.outlet) result.attach(new SocketSink(extra.outlet, id));
      },
    },
    sockets,
    noKeepAlive,
  );
  const stopPings = keepAlive(sockets);
  return {
    get size() {
      return sockets.clients.size;
    },
    close: async () => {
      isStopping = true;
      stopPings();
      for (const socket of sockets.clients) {
        const ms = reconnectDelay(sockets.clients.size);
        socket.close(closeCodes.goingAway, `The server restarts; reconnect in ${ms} ms.`);
      }
      const giveUp = setTimeout(() => terminateAll(sockets), goodbyeMs);
      await graphql.dispose();
      clearTimeout(giveUp);
      sockets.close();
    },
  };
}

function terminateAll(sockets: WebSocketServer): void {
  for (const socket of sockets.clients) socket.terminate();
}

function refuse(socket: NodeJS.WritableStream, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
}
