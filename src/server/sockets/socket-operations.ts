import type { ExecutionArgs, GraphQLError } from 'graphql';
import type { RequestOrigin } from '../../access/request-origin.ts';
import { bearerToken } from '../../access/token.ts';
import { baseCost } from '../../admission/cost/cost.ts';
import { requesterOf } from '../../admission/rates/requester.ts';
import { distinctErrors } from '../../errors/distinct-errors.ts';
import { asGraphQLError, formatError } from '../../errors/format-error.ts';
import { toSocketErrors } from '../../errors/printed-error.ts';
import type { OperationArgs } from '../../execution/operation-args.ts';
import type { Subscribing } from '../../live/hub/hub.ts';
import type { LiveAccess } from '../../live/hub/live-access.ts';
import type { App } from '../app.ts';
import { type Asked, type Door, receive } from '../receive.ts';

/** A subscription on its way through graphql-ws to the hub. */
export interface LiveArgs extends ExecutionArgs {
  contextValue: Subscribing;
}

type Refusal = readonly GraphQLError[];

/**
 * Accepts anonymous sockets and those with valid tokens. An invalid token closes the socket with 4403; one that cannot
 * be looked up, with a code to retry.
 */
export async function acceptConnection(
  app: App,
  token: string | undefined,
  origin: RequestOrigin,
): Promise<LiveAccess | 'ANONYMOUS' | 'FORBIDDEN' | 'UNKNOWN' | 'TOO_MANY'> {
  if (!token) return 'ANONYMOUS';
  const requester = requesterOf(token, origin.address);
  if (!app.rates.take(requester, baseCost).isEnough) return 'TOO_MANY';
  try {
    const access = await app.accesses.find(token);
    if (access) app.rates.know(requester);
    return access ?? 'FORBIDDEN';
  } catch (error) {
    const { extensions } = formatError(asGraphQLError(error), origin.requestId, app);
    if (extensions?.code === 'SERVICE_UNAVAILABLE') return 'UNKNOWN';
    throw new Error('The principal could not be read.');
  }
}

/** The operation of a message, with a context of its own; or the reason why it is not run. */
export async function prepareOperation(
  app: App,
  door: Door,
  asked: Asked,
): Promise<OperationArgs | LiveArgs | Refusal> {
  const refuse = (errors: readonly unknown[]): Refusal =>
    toSocketErrors(
      distinctErrors(errors.map((error) => formatError(asGraphQLError(error), door.origin.requestId, app))),
    );
  try {
    const received = await receive(app, door, asked);
    if ('errors' in received) return refuse(received.errors);
    const { document, contextValue } = received;
    const { operationName, variables } = asked;
    const args = { schema: app.schema, document, operationName };
    return 'request' in contextValue ? { ...args, variableValues: variables, contextValue } : { ...args, contextValue };
  } catch (error) {
    return refuse([error]);
  }
}

/** Header editors send the name as people type it. */
export function tokenOf(params: Record<string, unknown> | undefined): string | undefined {
  return bearerToken(params?.authorization ?? params?.Authorization);
}
