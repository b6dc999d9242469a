import { randomUUID } from 'node:crypto';
import { type ExecutionArgs, GraphQLError, getOperationAST } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { AccessError } from '../access/access-error.ts';
import { bearerToken } from '../access/bearer-token.ts';
import type { RequestOrigin } from '../access/request-origin.ts';
import type { App } from '../app.ts';
import { createContext } from '../context.ts';
import type { Subscribing } from '../live/hub.ts';
import type { LiveAccess } from '../live/live-access.ts';
import { asGraphQLError, formatError } from './format-error.ts';
import { mostOperations } from './limits.ts';
import type { OperationArgs } from './run-operation.ts';
import { toSocketErrors } from './socket-results.ts';

/** A subscription on its way through graphql-ws to the hub. */
export interface LiveArgs extends ExecutionArgs {
  contextValue: Subscribing;
}

export interface Asker {
  token: string | undefined;
  origin: RequestOrigin;
}

type Refusal = readonly GraphQLError[];

/** Accepts sockets of strangers and of living tokens. A token that is worth nothing is told so by closing with 4403; one that cannot be looked up, to try again. */
export async function acceptConnection(
  app: App,
  token: string | undefined,
  origin: RequestOrigin,
): Promise<LiveAccess | 'STRANGER' | 'FORBIDDEN' | 'UNKNOWN'> {
  if (!token) return 'STRANGER';
  try {
    return (await app.accesses.find(token)) ?? 'FORBIDDEN';
  } catch (error) {
    const { extensions } = formatError(asGraphQLError(error), origin.requestId, app.log);
    if (extensions?.code === 'SERVICE_UNAVAILABLE') return 'UNKNOWN';
    throw new Error('Who is asking could not be looked up.');
  }
}

/** What an operation message asks for, with a context of its own; or why it is not run. `takes` is what the connection can still take. */
export async function prepareOperation(
  app: App,
  { token, origin }: Asker,
  { query, operationName, variables }: Pick<SubscribePayload, 'query' | 'operationName' | 'variables'>,
  takes: 'ALL' | 'SUBSCRIPTIONS' | 'NOTHING',
): Promise<OperationArgs | LiveArgs | Refusal> {
  const refuse = (errors: readonly unknown[]): Refusal =>
    toSocketErrors(errors.map((error) => formatError(asGraphQLError(error), origin.requestId, app.log)));
  try {
    const document = app.documents.prepare(query);
    if (!('kind' in document)) return refuse(document);
    const operation = getOperationAST(document, operationName);
    if (!operation) return refuse([unknownOperation()]);
    if (takes === 'NOTHING') {
      app.metrics.refusals.inc();
      return refuse([tooManyOperations()]);
    }
    const args = { schema: app.schema, document, operationName };
    if (operation.operation !== 'subscription') {
      if (takes === 'SUBSCRIPTIONS') return refuse([notHere()]);
      const own = { ...origin, requestId: randomUUID() };
      const contextValue = await createContext({ app, token, origin: own, isActivity: true });
      return { ...args, variableValues: variables, contextValue };
    }
    const access = token ? await app.accesses.find(token) : undefined;
    if (!access) return refuse([new AccessError('UNAUTHENTICATED')]);
    return { ...args, contextValue: { document, operationName, variables, access, origin } };
  } catch (error) {
    return refuse([error]);
  }
}

/** Header editors send the name as people type it. */
export function tokenOf(params: Record<string, unknown> | undefined): string | undefined {
  return bearerToken(params?.authorization ?? params?.Authorization);
}

function unknownOperation(): GraphQLError {
  return new GraphQLError('operationName names no operation of the document.', {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

function notHere(): GraphQLError {
  return new GraphQLError('Only subscriptions are answered as streams; send queries and mutations to /graphql.', {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

function tooManyOperations(): GraphQLError {
  return new GraphQLError(
    `This connection has ${mostOperations} operations open, which is the most; complete one, or open another connection.`,
    { extensions: { code: 'TOO_MANY_REQUESTS' } },
  );
}
