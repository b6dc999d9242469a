import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { GraphQLError, getOperationAST } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { bearerToken } from '../access/bearer-token.ts';
import type { RequestOrigin } from '../access/request-origin.ts';
import type { App } from '../app.ts';
import { createContext } from '../context.ts';
import { asGraphQLError, formatError } from './format-error.ts';
import { prepareDocument } from './prepare-document.ts';
import type { OperationArgs } from './run-operation.ts';
import { toSocketErrors } from './socket-results.ts';

type ConnectionParams = Record<string, unknown> | undefined;
type Refusal = readonly GraphQLError[];

/** Accepts sockets of strangers and of living tokens. A token that is worth nothing is told so by closing with 4403. */
export async function acceptConnection(app: App, params: ConnectionParams, request: IncomingMessage): Promise<boolean> {
  const token = tokenOf(params);
  if (!token) return true;
  const origin = originOf(request);
  try {
    const context = await createContext({ app, token, origin, isActivity: true });
    return context.request.principal.kind !== 'ANONYMOUS';
  } catch (error) {
    formatError(asGraphQLError(error), origin.requestId, app.log);
    throw new Error('Who is asking could not be looked up.');
  }
}

/** What an operation message asks for, with a context of its own; or why it is not run. */
export async function prepareOperation(
  app: App,
  params: ConnectionParams,
  request: IncomingMessage,
  payload: SubscribePayload,
): Promise<OperationArgs | Refusal> {
  const origin = originOf(request);
  const refuse = (errors: readonly unknown[]): Refusal =>
    toSocketErrors(errors.map((error) => formatError(asGraphQLError(error), origin.requestId, app.log)));
  try {
    const { query, operationName, variables: variableValues } = payload;
    const document = prepareDocument(app, query);
    if (!('kind' in document)) return refuse(document);
    if (!getOperationAST(document, operationName)) return refuse([unknownOperation()]);
    const token = tokenOf(params);
    const contextValue = await createContext({ app, token, origin, isActivity: true });
    return { schema: app.schema, document, operationName, variableValues, contextValue };
  } catch (error) {
    return refuse([error]);
  }
}

/** Header editors send the name as people type it. */
function tokenOf(params: ConnectionParams): string | undefined {
  return bearerToken(params?.authorization ?? params?.Authorization);
}

function unknownOperation(): GraphQLError {
  return new GraphQLError('operationName names no operation of the document.', {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

function originOf(request: IncomingMessage): RequestOrigin {
  return {
    address: request.socket.remoteAddress ?? null,
    device: request.headers['user-agent']?.slice(0, 200) ?? null,
    requestId: randomUUID(),
  };
}
