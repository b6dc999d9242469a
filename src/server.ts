import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { MikroORM } from '@mikro-orm/postgresql';
import Fastify, { type FastifyInstance, type preHandlerAsyncHookHandler } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { type OriginCheck, originCheck } from './access/allowed-origin.ts';
import type { App } from './app.ts';
import { createApp } from './create-app.ts';
import { answers } from './database/answers.ts';
import type { HintBus, OnHint } from './live/hints/hint-bus.ts';
import { servePages } from './pages/serve-pages.ts';
import { maxBodyBytes } from './query/limits.ts';
import { serveGraphql } from './query/serve-graphql.ts';
import { type SocketServer, startSocketServer } from './query/socket-server.ts';
import { createStreamServer, type StreamServer } from './query/stream-server.ts';
import { settled } from './running.ts';

export interface ServerParts {
  orm: MikroORM;
  /** The same database by connections of their own, to look up who is connected; left out, those of `orm`. */
  watchOrm?: MikroORM | undefined;
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
  const app = createApp({ orm, watchOrm: parts.watchOrm ?? orm, schema, log, allowIntrospection: explorer });
  const http = Fastify({ bodyLimit: maxBodyBytes, genReqId: () => randomUUID(), forceCloseConnections: true });
  const isAllowedOrigin = originCheck(parts.allowedOrigins);
  const sockets = startSocketServer({ app, http: http.server, isAllowedOrigin });
  const streams = createStreamServer(app);
  observe(app, sockets, streams);
  let hints: HintBus | undefined;
  let isStopping = false;
  const stop = async () => {
    isStopping = true;
    sockets.refuse();
    // What is being answered is answered before its connection is closed.
    await settled(app.running, drainMs);
    // The last answers are on their way from the operations to their connections.
    await setImmediate();
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
    http.addHook('onRequest', async (_request, reply) => {
      if (isStopping) return reply.code(503).header('retry-after', '1').send('The server restarts; ask again.\n');
    });
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
