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
import { mostSubscriptions } from './limits.ts';
import { prepareDocument } from './prepare-document.ts';
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

/** Accepts sockets of strangers and of living tokens. A token that is worth nothing is told so by closing with 4403. */
export async function acceptConnection(
  app: App,
  token: string | undefined,
  origin: RequestOrigin,
): Promise<LiveAccess | 'STRANGER' | 'FORBIDDEN'> {
  if (!token) return 'STRANGER';
  try {
    return (await app.accesses.find(token)) ?? 'FORBIDDEN';
  } catch (error) {
    formatError(asGraphQLError(error), origin.requestId, app.log);
    throw new Error('Who is asking could not be looked up.');
  }
}

/** What an operation message asks for, with a context of its own; or why it is not run. */
export async function prepareOperation(
  app: App,
  { token, origin }: Asker,
  { query, operationName, variables }: Pick<SubscribePayload, 'query' | 'operationName' | 'variables'>,
  open: number,
): Promise<OperationArgs | LiveArgs | Refusal> {
  const refuse = (errors: readonly unknown[]): Refusal =>
    toSocketErrors(errors.map((error) => formatError(asGraphQLError(error), origin.requestId, app.log)));
  try {
    const document = prepareDocument(app, query);
    if (!('kind' in document)) return refuse(document);
    const operation = getOperationAST(document, operationName);
    if (!operation) return refuse([unknownOperation()]);
    const args = { schema: app.schema, document, operationName };
    if (operation.operation !== 'subscription') {
      const own = { ...origin, requestId: randomUUID() };
      const contextValue = await createContext({ app, token, origin: own, isActivity: true });
      return { ...args, variableValues: variables, contextValue };
    }
    if (open > mostSubscriptions) {
      app.metrics.refusals.inc();
      return refuse([tooManySubscriptions()]);
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

function tooManySubscriptions(): GraphQLError {
  return new GraphQLError(
    `This connection has ${mostSubscriptions} operations open, which is the most; complete one, or open another connection.`,
    { extensions: { code: 'TOO_MANY_REQUESTS' } },
  );
}
