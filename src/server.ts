import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { MikroORM } from '@mikro-orm/postgresql';
import Fastify, { type FastifyInstance, type preHandlerAsyncHookHandler } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { type OriginCheck, originCheck } from './access/allowed-origin.ts';
import { bearerToken } from './access/bearer-token.ts';
import type { App } from './app.ts';
import { createContext } from './context.ts';
import { createApp } from './create-app.ts';
import { answers } from './database/answers.ts';
import type { HintBus, OnHint } from './live/hints/hint-bus.ts';
import { servePages } from './pages/serve-pages.ts';
import { createApollo } from './query/apollo.ts';
import { maxBodyBytes } from './query/limits.ts';
import { type SocketServer, startSocketServer } from './query/socket-server.ts';
import { createStreamServer, type StreamServer } from './query/stream-server.ts';

export interface ServerParts {
  orm: MikroORM;
  schema: GraphQLSchema;
  log: Logger;
  host: string;
  port: number;
  allowedOrigins: readonly string[] | null;
  explorer: boolean;
  /** Whether `/metrics` is answered. */
  metrics: boolean;
  /** Opens the way to other nodes; left out, they are heard by looking at the table alone. */
  openHints?: ((onHint: OnHint) => Promise<HintBus>) | undefined;
}

/** How long a stop waits for operations to be answered. */
const drainMs = 5_000;

export interface RunningServer {
  app: App;
  /** Such as `http://127.0.0.1:4000`. */
  url: string;
  stop(): Promise<void>;
}

/** Serves the schema over HTTP, WebSockets and server-sent events, and the pages. The caller owns the database connections. */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const { orm, schema, log, explorer, host, port } = parts;
  const app = createApp({ orm, schema, log, allowIntrospection: explorer });
  const http = Fastify({ bodyLimit: maxBodyBytes, genReqId: () => randomUUID(), forceCloseConnections: true });
  const isAllowedOrigin = originCheck(parts.allowedOrigins);
  const sockets = startSocketServer({ app, http: http.server, isAllowedOrigin });
  const streams = createStreamServer(app);
  observe(app, sockets, streams);
  let hints: HintBus | undefined;
  const stop = async () => {
    // What is being answered is answered before its connection is closed.
    await settled(app.running, drainMs);
    streams.close();
    await sockets.close();
    app.hub.close();
    await http.close();
    await Promise.all([app.accesses.close(), app.feed.close(), hints?.close()]);
    // A payload that was being made when its socket closed still ends its transaction.
    await Promise.allSettled(app.running);
  };
  try {
    hints = await parts.openHints?.(({ practiceId, seq }) => app.feed.hint(practiceId, seq));
    if (hints) app.feed.connect(hints);
    await setHeaders(http, parts.allowedOrigins);
    const checkOrigin = originHook(isAllowedOrigin);
    await serveGraphql(http, app, checkOrigin);
    streams.serve(http, checkOrigin);
    serveHealth(http, orm);
    if (parts.metrics) serveMetrics(http, app);
    await servePages(http, { explorer });
    return { app, url: await http.listen({ host, port }), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function observe({ metrics, hub, feed }: App, sockets: SocketServer, streams: StreamServer): void {
  metrics.observe({
    sockets: () => sockets.size,
    streams: () => streams.size,
    groups: () => hub.groups,
    watchers: () => hub.watchers,
    logReads: () => feed.reads,
  });
}

/** Waits for what is running now, but not for ever. */
async function settled(running: ReadonlySet<Promise<unknown>>, mostMs: number): Promise<void> {
  const over = new AbortController();
  const limit = setTimeout(mostMs, undefined, { signal: over.signal }).catch(() => {});
  await Promise.race([Promise.allSettled([...running]), limit]);
  over.abort();
}

async function setHeaders(http: FastifyInstance, allowedOrigins: ServerParts['allowedOrigins']): Promise<void> {
  await http.register(helmet, { contentSecurityPolicy: false });
  await http.register(cors, {
    origin: allowedOrigins ? [...allowedOrigins] : false,
    methods: ['POST'],
    allowedHeaders: ['authorization', 'content-type', 'last-event-id'],
    maxAge: 600,
  });
  http.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
}

function originHook(isAllowedOrigin: OriginCheck): preHandlerAsyncHookHandler {
  return async (request, reply) => {
    if (isAllowedOrigin(request.raw)) return;
    return reply.code(403).send({ errors: [{ message: 'This page’s origin may not call Foyer.' }] });
  };
}

async function serveGraphql(http: FastifyInstance, app: App, preHandler: preHandlerAsyncHookHandler): Promise<void> {
  const apollo = createApollo(app);
  await apollo.start();
  http.addHook('onClose', () => apollo.stop());
  http.route({
    method: 'POST',
    url: '/graphql',
    preHandler,
    handler: fastifyApolloHandler(apollo, {
      context: ({ headers, ip, id }) =>
        createContext({
          app,
          token: bearerToken(headers.authorization),
          origin: { address: ip, device: headers['user-agent']?.slice(0, 200) ?? null, requestId: id },
          isActivity: true,
        }),
    }),
  });
}

function serveHealth(http: FastifyInstance, orm: MikroORM): void {
  http.get('/livez', async () => 'alive\n');
  http.get('/readyz', async (_request, reply) => {
    const isReady = await answers(orm.em);
    return reply.code(isReady ? 200 : 503).send(isReady ? 'ready\n' : 'The database cannot be reached.\n');
  });
}

function serveMetrics(http: FastifyInstance, { metrics }: App): void {
  http.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
}
