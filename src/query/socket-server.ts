import type { IncomingMessage, Server } from 'node:http';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { OriginCheck } from '../access/allowed-origin.ts';
import type { App } from '../app.ts';
import { maxBodyBytes } from './limits.ts';
import { type OperationArgs, runOperation } from './run-operation.ts';
import { acceptConnection, prepareOperation } from './socket-operations.ts';
import { toSocketResult, toSocketResults } from './socket-results.ts';
import { subscribeOperation } from './subscribe-operation.ts';

interface SocketServerOptions {
  app: App;
  http: Server;
  isAllowedOrigin: OriginCheck;
}

interface SocketExtra extends Record<PropertyKey, unknown> {
  request: IncomingMessage;
}

/** How long sockets get to say goodbye when the server stops. A stalled one would hold the stop up for 30 seconds. */
const goodbyeMs = 1_000;

/** GraphQL over WebSockets (graphql-transport-ws) at `/graphql`. The same execution, masking and audit as over HTTP. */
export function startSocketServer({ app, http, isAllowedOrigin }: SocketServerOptions): { close(): Promise<void> } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxBodyBytes, perMessageDeflate: false });
  http.on('upgrade', (request, socket, head) => {
    // Node stops listening for a socket's errors when it is upgraded; a peer that resets it would end the process.
    socket.on('error', () => socket.destroy());
    if (request.url?.split('?')[0] !== '/graphql') return refuse(socket, '404 Not Found');
    if (!isAllowedOrigin(request)) return refuse(socket, '403 Forbidden');
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });
  const graphql = useServer<Record<string, unknown>, SocketExtra>(
    {
      schema: app.schema,
      // Keeps the words of unforeseen errors out of close reasons.
      isProd: true,
      execute: async (args) => toSocketResult(await runOperation(args as OperationArgs)),
      subscribe: async (args) => {
        const result = await subscribeOperation(args as OperationArgs);
        return Symbol.asyncIterator in result ? toSocketResults(result) : toSocketResult(result);
      },
      onConnect: ({ connectionParams, extra }) => acceptConnection(app, connectionParams, extra.request),
      onSubscribe: ({ connectionParams, extra }, _id, payload) =>
        prepareOperation(app, connectionParams, extra.request, payload),
    },
    sockets,
  );
  return {
    close: async () => {
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
