import { randomUUID } from 'node:crypto';
import { type ExecutionArgs, GraphQLError } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { RequestOrigin } from '../../access/request-origin.ts';
import { bearerToken } from '../../access/token.ts';
import { type Admitted, admit, countLate } from '../../admission/admit.ts';
import { baseCost } from '../../admission/cost/cost.ts';
import { type Asker as Asking, askerOf } from '../../admission/rates/asker.ts';
import { tooManyRequests } from '../../admission/rates/too-many-requests.ts';
import { documentToRun } from '../../admission/trusted/document-to-run.ts';
import { AccessError } from '../../errors/access-error.ts';
import { asGraphQLError, formatError } from '../../errors/format-error.ts';
import { toSocketErrors } from '../../errors/printed-error.ts';
import { toldOnce } from '../../errors/told-once.ts';
import { createContext } from '../../execution/create-context.ts';
import type { OperationArgs } from '../../execution/operation-args.ts';
import type { Subscribing } from '../../live/hub/hub.ts';
import type { LiveAccess } from '../../live/hub/live-access.ts';
import type { App } from '../app.ts';
import { openBill } from '../open-bill.ts';
import { mostOperations } from '../server-limits.ts';

/** A subscription on its way through graphql-ws to the hub. */
export interface LiveArgs extends ExecutionArgs {
  contextValue: Subscribing;
}

export interface Asker {
  token: string | undefined;
  origin: RequestOrigin;
  /** Aborted when nobody waits for the operation any more. */
  gone: AbortSignal;
}

/** What an operation message holds. */
type Operation = Pick<SubscribePayload, 'query' | 'operationName' | 'variables' | 'extensions'> & {
  documentId?: unknown;
};

type Refusal = readonly GraphQLError[];

/** Accepts sockets of strangers and of living tokens. A token that is worth nothing is told so by closing with 4403; one that cannot be looked up, to try again. */
export async function acceptConnection(
  app: App,
  token: string | undefined,
  origin: RequestOrigin,
): Promise<LiveAccess | 'STRANGER' | 'FORBIDDEN' | 'UNKNOWN' | 'TOO_MANY'> {
  if (!token) return 'STRANGER';
  const asker = askerOf(token, origin.address);
  if (!app.rates.take(asker, baseCost).isEnough) return 'TOO_MANY';
  try {
    const access = await app.accesses.find(token);
    if (access) app.rates.know(asker);
    return access ?? 'FORBIDDEN';
  } catch (error) {
    const { extensions } = formatError(asGraphQLError(error), origin.requestId, app);
    if (extensions?.code === 'SERVICE_UNAVAILABLE') return 'UNKNOWN';
    throw new Error('Who is asking could not be looked up.');
  }
}

/** What an operation message asks for, with a context of its own; or why it is not run. `takes` is what the connection can still take. */
export async function prepareOperation(
  app: App,
  { token, origin, gone }: Asker,
  { query, documentId, extensions, operationName, variables }: Operation,
  takes: 'ALL' | 'SUBSCRIPTIONS' | 'NOTHING',
): Promise<OperationArgs | LiveArgs | Refusal> {
  const refuse = (errors: readonly unknown[]): Refusal =>
    toSocketErrors(toldOnce(errors.map((error) => formatError(asGraphQLError(error), origin.requestId, app))));
  try {
    const text = documentToRun(app, { query, documentId, extensions }, token);
    if (text instanceof GraphQLError) return refuse([text]);
    const asking = askerOf(token, origin.address);
    const admitted = admit(app, asking, { query: text, operationName, variables });
    if ('errors' in admitted) return refuse(admitted.errors);
    const { document, operation } = admitted;
    if (takes === 'NOTHING') {
      app.metrics.refusals.inc();
      return refuse([tooManyOperations()]);
    }
    const args = { schema: app.schema, document, operationName };
    if (operation.operation !== 'subscription') {
      if (takes === 'SUBSCRIPTIONS') return refuse([notHere()]);
      const own = { ...origin, requestId: randomUUID() };
      const known = { token, origin: own, isActivity: true, operation: operation.operation };
      const contextValue = await createContext(app, { ...known, signal: gone });
      const left = countLate(app.rates, asking, admitted, contextValue.request.principal.kind !== 'ANONYMOUS');
      if (!left.isEnough) return refuse([tooManyRequests(left)]);
      return { ...args, variableValues: variables, contextValue };
    }
    const access = await findAccess(app, { token, gone }, admitted, asking);
    const subscribing = { document, operationName, variables, access, origin };
    const bill = openBill(app, asking, admitted, app.hub.isWatched(subscribing));
    return { ...args, contextValue: { ...subscribing, bill, gone } };
  } catch (error) {
    return refuse([error]);
  }
}

async function findAccess(
  app: App,
  { token, gone }: Pick<Asker, 'token' | 'gone'>,
  admitted: Admitted,
  asking: Asking,
): Promise<LiveAccess> {
  const access = token ? await app.accesses.find(token, gone) : undefined;
  const left = countLate(app.rates, asking, admitted, access !== undefined);
  if (!left.isEnough) throw tooManyRequests(left);
  if (!access) throw new AccessError('UNAUTHENTICATED');
  return access;
}

/** Header editors send the name as people type it. */
export function tokenOf(params: Record<string, unknown> | undefined): string | undefined {
  return bearerToken(params?.authorization ?? params?.Authorization);
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
