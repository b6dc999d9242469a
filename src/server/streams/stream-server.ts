import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import { createHandler } from 'graphql-sse';
import type { App } from '../app.ts';
import { refuse, refuseFault } from '../http/http-refusals.ts';
import { signalOfResponse } from '../http/signal-of-response.ts';
import { reconnectDelay } from '../sockets/reconnect-delay.ts';
import { type Asked, beginStream, type StreamContext } from './begin-stream.ts';
import { eventStream, streamRefusal } from './stream-refusal.ts';
import { StreamSink } from './stream-sink.ts';

export interface StreamServer {
  readonly size: number;
  serve(http: FastifyInstance, checkOrigin: preHandlerAsyncHookHandler): void;
  close(): void;
}

/** Nothing on the way may keep, collect or pack what is to be shown at once. */
const streamHeaders = {
  'content-type': `${eventStream}; charset=utf-8`,
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/**
 * Subscriptions as server-sent events (graphql-sse, distinct connections mode) at `/graphql/stream`, for networks that
 * break WebSockets.
 */
export function createStreamServer(app: App): StreamServer {
  const open = new Set<ServerResponse>();
  let isStopping = false;
  const handle = createHandler<FastifyRequest, StreamContext>({
    // Without a token of its own a stream carries one subscription: the distinct connections mode.
    authenticate: () => null,
    onSubscribe: (asked, params) => beginStream(app, asked, params),
  });
  return {
    get size() {
      return open.size;
    },
    serve: (http, checkOrigin) => {
      http.route({
        method: 'POST',
        url: '/graphql/stream',
        onRequest: async ({ raw }, reply) => {
          const refusal = streamRefusal(raw, isStopping);
          if (refusal) return refuse(reply, refusal.status, refusal.message);
        },
        preHandler: checkOrigin,
        errorHandler: refuseFault(app),
        handler: async (request, reply) => {
          const context: StreamContext = { signal: signalOfResponse(reply.raw) };
          const [body, { status, headers }] = await handle(asked(request, context));
          if (typeof body === 'string' || !body)
            return reply
              .code(status)
              .headers(headers ?? {})
              .send(body);
          await pump({ body, context, reply, app, open });
        },
      });
    },
    close: () => {
      isStopping = true;
      for (const response of open) response.end(`retry: ${reconnectDelay(open.size)}\n\n`);
    },
  };
}

interface Pump {
  body: AsyncGenerator<string, void, undefined>;
  context: StreamContext;
  reply: FastifyReply;
  app: App;
  open: Set<ServerResponse>;
}

/** Lets the subscription's payloads go straight to the response, and what the protocol itself says between them. */
async function pump({ body, context: { access, watcher }, reply, app, open }: Pump): Promise<void> {
  const { raw: response } = reply.hijack();
  const release = () => {
    open.delete(response);
    if (access) app.accesses.disconnect(access);
    void body.return();
    void watcher?.return();
  };
  // A client that left while the subscription was being opened emits no further event.
  if (response.destroyed) return release();
  response.once('close', release);
  open.add(response);
  const headers = Object.entries({ ...reply.getHeaders(), ...streamHeaders });
  for (const [name, value] of headers) if (value !== undefined) response.setHeader(name, value);
  response.writeHead(200);
  watcher?.attach(new StreamSink(response, app.metrics, app.longestLagMs));
  for await (const chunk of body) if (!response.writableEnded) response.write(chunk);
  response.end();
}

/** A body that names its operation by its id has no query, but the handler wants one. */
function namedOperation(body: unknown): Record<string, unknown> | null {
  const operation = body as Record<string, unknown> | null;
  return operation?.documentId ? { query: '', ...operation } : operation;
}

function asked(request: FastifyRequest, context: StreamContext): Asked {
  return {
    method: request.method,
    url: request.url,
    // The handler takes the plain words only; the headers that came were checked already.
    headers: { get: (name) => (name.toLowerCase() === 'accept' ? eventStream : 'application/json') },
    body: () => namedOperation(request.body),
    raw: request,
    context,
  };
}
