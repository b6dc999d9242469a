import type { FastifyRequest } from 'fastify';
import type { ExecutionResult } from 'graphql';
import type { RequestParams, Response, Request as StreamRequest } from 'graphql-sse';
import { requestOrigin } from '../../access/request-origin.ts';
import { bearerToken } from '../../access/token.ts';
import { asGraphQLError, formatError } from '../../errors/format-error.ts';
import { toSocketErrors, toSocketResult } from '../../errors/printed-error.ts';
import type { LiveAccess } from '../../live/hub/live-access.ts';
import { Watcher } from '../../live/hub/watcher.ts';
import { type Position, parseCursor } from '../../live/log/cursor.ts';
import type { App } from '../app.ts';
import { prepareOperation } from '../sockets/socket-operations.ts';

/** The facts about one stream, found out before it begins. */
export interface StreamContext {
  /** Aborted when the client leaves. */
  readonly signal: AbortSignal;
  /** The access that was counted in for it. */
  access?: LiveAccess;
  watcher?: Watcher;
}

export type Asked = StreamRequest<FastifyRequest, StreamContext>;

/**
 * The subscription of a request. A refusal is sent in the stream itself: clients take another status for a network that
 * failed, and retry.
 */
export async function beginStream(
  app: App,
  { raw, context }: Asked,
  params: RequestParams,
): Promise<Watcher | AsyncIterable<ExecutionResult> | Response> {
  const origin = { ...requestOrigin(raw.raw, app.addressOf), requestId: raw.id };
  try {
    const token = bearerToken(raw.headers.authorization);
    const prepared = await prepareOperation(
      app,
      { token, origin, signal: context.signal, takes: 'SUBSCRIPTIONS' },
      { ...params, documentId: documentIdIn(raw.body) },
    );
    if (!('contextValue' in prepared)) return lastWord({ errors: prepared });
    const { contextValue: subscribing } = prepared;
    if (!('access' in subscribing)) throw new Error('Only subscriptions come this far.');
    const { access } = subscribing;
    if (!app.accesses.connect(access)) {
      app.accesses.disconnect(access);
      app.metrics.refusals.inc();
      return tooMany;
    }
    context.access = access;
    const resume = lastEvent(raw);
    const opened = await app.hub.open({ ...subscribing, ...(resume && { resume }) });
    if (!(opened instanceof Watcher)) return lastWord(toSocketResult(opened));
    context.watcher = opened;
    return opened;
  } catch (error) {
    return lastWord({ errors: toSocketErrors([formatError(asGraphQLError(error), origin.requestId, app)]) });
  }
}

const tooMany: Response = [
  JSON.stringify({
    errors: [
      {
        message: 'This session or display has too many connections; close one.',
        extensions: { code: 'TOO_MANY_REQUESTS' },
      },
    ],
  }),
  { status: 429, statusText: 'Too Many Requests', headers: { 'content-type': 'application/json; charset=utf-8' } },
];

async function* lastWord(result: ExecutionResult): AsyncGenerator<ExecutionResult, void, undefined> {
  yield result;
}

/** graphql-sse passes on what it knows itself. */
function documentIdIn(body: unknown): unknown {
  return body && typeof body === 'object' && 'documentId' in body ? body.documentId : undefined;
}

/** Where a client that lost its stream was, as it says by the standard's own header. */
function lastEvent({ headers }: FastifyRequest): Position | undefined {
  const id = headers['last-event-id'];
  return typeof id === 'string' && /^[0-9a-f]{32}\.\d{1,16}$/.test(id) ? parseCursor(id) : undefined;
}
