import { randomUUID } from 'node:crypto';
import { type DocumentNode, GraphQLError } from 'graphql';
import type { RequestOrigin } from '../access/request-origin.ts';
import { type Admitted, admit, countLate } from '../admission/admit.ts';
import type { Allowance } from '../admission/rates/allowance.ts';
import { type Requester, requesterOf } from '../admission/rates/requester.ts';
import { tooManyRequests } from '../admission/rates/too-many-requests.ts';
import { documentToRun } from '../admission/trusted/document-to-run.ts';
import { AccessError } from '../errors/access-error.ts';
import { refusedVariables } from '../errors/refused-variables.ts';
import { createContext } from '../execution/create-context.ts';
import type { Subscribing } from '../live/hub/hub.ts';
import type { Context } from '../request/context.ts';
import type { App } from './app.ts';
import { mostOperations } from './server-limits.ts';
import { subscriptionWays } from './subscription-ways.ts';

/** The way in that an operation came by. */
export interface Door {
  token: string | undefined;
  origin: RequestOrigin;
  /** Aborted when the client no longer waits for the operation. */
  signal: AbortSignal;
  /**
   * The operations that can be answered there: one answer to anything, also subscriptions, those alone, or none any
   * more.
   */
  takes: 'ONE_ANSWER' | 'ALL' | 'SUBSCRIPTIONS' | 'NOTHING';
}

/** An operation as it was sent. Whether its id is a text is not known yet. */
export interface Asked {
  query?: string | null | undefined;
  documentId?: unknown;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
  extensions?: Record<string, unknown> | null | undefined;
}

/** Why an operation is not run. */
export interface Refused {
  errors: readonly GraphQLError[];
  /** The rest that is left to the sender; undefined where nothing was counted. */
  allowance?: Allowance | undefined;
}

export interface ReceivedOperation {
  text: string;
  document: DocumentNode;
  contextValue: Context;
  allowance: Allowance;
}

export interface ReceivedSubscription {
  document: DocumentNode;
  contextValue: Subscribing;
}

/**
 * Every operation comes in by these steps, whichever its door, and its safety depends on their order. The document may
 * be sent by this sender. It is within the limits and the rate, before anything is read. The door has room. Only then
 * the token is looked up, and the sender counted by it. Throws when the look-up fails.
 */
export function receive(
  app: App,
  door: Door & { takes: 'ONE_ANSWER' },
  asked: Asked,
): Promise<Refused | ReceivedOperation>;
export function receive(
  app: App,
  door: Door,
  asked: Asked,
): Promise<Refused | ReceivedOperation | ReceivedSubscription>;
export async function receive(
  app: App,
  door: Door,
  asked: Asked,
): Promise<Refused | ReceivedOperation | ReceivedSubscription> {
  const { token, origin, signal, takes } = door;
  const { operationName, variables } = asked;
  const text = documentToRun(app, asked, token);
  if (text instanceof GraphQLError) return { errors: [text] };
  const requester = requesterOf(token, origin.address);
  const admitted = admit(app, requester, { query: text, operationName, variables });
  if ('errors' in admitted) return admitted;
  const { document, operation } = admitted;
  if (takes === 'NOTHING') {
    app.metrics.refusals.inc();
    return { errors: [tooManyOperations()] };
  }
  if (admitted.unfit) return refuseVariables(app, door, admitted, requester);
  if (operation.operation === 'subscription') {
    if (takes === 'ONE_ANSWER') return { errors: [notByRequest()] };
    const access = await findAccess(app, door, admitted, requester);
    const { cost } = admitted;
    return { document, contextValue: { document, operationName, variables, access, origin, cost, signal } };
  }
  if (takes === 'SUBSCRIPTIONS') return { errors: [notHere()] };
  // A connection carries many operations, each with an id of its own in the log.
  const own = takes === 'ONE_ANSWER' ? origin : { ...origin, requestId: randomUUID() };
  const known = { token, origin: own, isActivity: true, operation: operation.operation };
  const contextValue = await createContext(app, { ...known, signal });
  const allowance = countLate(app.rates, requester, admitted, contextValue.request.principal.kind !== 'ANONYMOUS');
  if (!allowance.isEnough) return { errors: [tooManyRequests(allowance)], allowance };
  return { text, document, contextValue, allowance };
}

/** A client with a session gets every problem of its variables. The session is looked up, since nothing is read later. */
async function refuseVariables(app: App, door: Door, admitted: Admitted, requester: Requester): Promise<Refused> {
  const { token, origin, signal } = door;
  const { request } = await createContext(app, { token, origin, isActivity: true, signal });
  const isKnown = request.principal.kind !== 'ANONYMOUS';
  const allowance = countLate(app.rates, requester, admitted, isKnown);
  if (!allowance.isEnough) return { errors: [tooManyRequests(allowance)], allowance };
  const unfit = admitted.unfit ?? new Map();
  return { errors: [refusedVariables(unfit, isKnown || app.allowIntrospection)], allowance };
}

async function findAccess(app: App, { token, signal }: Door, admitted: Admitted, requester: Requester) {
  const access = token ? await app.accesses.find(token, signal) : undefined;
  const left = countLate(app.rates, requester, admitted, access !== undefined);
  if (!left.isEnough) throw tooManyRequests(left);
  if (!access) throw new AccessError('UNAUTHENTICATED');
  return access;
}

function notByRequest(): GraphQLError {
  return new GraphQLError(subscriptionWays, { extensions: { code: 'BAD_REQUEST' } });
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
