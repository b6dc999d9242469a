import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { GraphQLError, getOperationAST } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { OriginCheck } from '../access/allowed-origin.ts';
import { bearerToken } from '../access/bearer-token.ts';
import type { App } from '../app.ts';
import { type Context, createContext } from '../context.ts';
import { maxBodyBytes } from './limits.ts';
import { prepareDocument } from './prepare-document.ts';
import { formatted, type OperationArgs, runOperation } from './run-operation.ts';
import { toSocketErrors, toSocketResult, toSocketResults } from './socket-results.ts';
import { subscribeOperation } from './subscribe-operation.ts';

interface SocketServerOptions {
  app: App;
  http: Server;
  isAllowedOrigin: OriginCheck;
}

interface SocketExtra extends Record<PropertyKey, unknown> {
  request: IncomingMessage;
}

/** GraphQL over WebSockets (graphql-transport-ws) at `/graphql`. The same execution, masking and audit as over HTTP. */
export function startSocketServer({ app, http, isAllowedOrigin }: SocketServerOptions): { close(): Promise<void> } {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxBodyBytes, perMessageDeflate: false });
  http.on('upgrade', (request, socket, head) => {
    if (request.url?.split('?')[0] !== '/graphql') return refuse(socket, '404 Not Found');
    if (!isAllowedOrigin(request)) return refuse(socket, '403 Forbidden');
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });
  const graphql = useServer<Record<string, unknown>, SocketExtra>(
    {
      schema: app.schema,
      execute: async (args) => toSocketResult(await runOperation(args as OperationArgs)),
      subscribe: async (args) => {
        const result = await subscribeOperation(args as OperationArgs);
        return Symbol.asyncIterator in result ? toSocketResults(result) : toSocketResult(result);
      },
      onConnect: async ({ connectionParams, extra }) => {
        const token = bearerToken(connectionParams?.authorization);
        if (!token) return true;
        const context = await contextOf(app, token, extra.request, true);
        return context.request.principal.kind !== 'ANONYMOUS';
      },
      onSubscribe: async ({ connectionParams, extra }, _id, payload) => {
        const token = bearerToken(connectionParams?.authorization);
        const contextValue = await contextOf(app, token, extra.request, true);
        return operationArgs(app, payload, contextValue);
      },
    },
    sockets,
  );
  return {
    close: async () => {
      await graphql.dispose();
      sockets.close();
    },
  };
}

function contextOf(
  app: App,
  token: string | undefined,
  request: IncomingMessage,
  isActivity: boolean,
): Promise<Context> {
  const origin = {
    address: request.socket.remoteAddress ?? null,
    device: request.headers['user-agent']?.slice(0, 200) ?? null,
    requestId: randomUUID(),
  };
  return createContext({ app, token, origin, isActivity });
}

function operationArgs(
  app: App,
  payload: SubscribePayload,
  contextValue: Context,
): OperationArgs | readonly GraphQLError[] {
  const { query, operationName, variables: variableValues } = payload;
  const prepared = prepareDocument(app, query);
  if (!('kind' in prepared)) {
    return toSocketErrors(prepared.map((error) => formatted(error, { contextValue })));
  }
  if (!getOperationAST(prepared, operationName)) {
    return [
      new GraphQLError('operationName names no operation of the document.', { extensions: { code: 'BAD_USER_INPUT' } }),
    ];
  }
  return { schema: app.schema, document: prepared, operationName, variableValues, contextValue };
}

function refuse(socket: NodeJS.WritableStream, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
}
