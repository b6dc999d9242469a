import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { FastifyInstance } from 'fastify';
import Fastify from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { originCheck } from '../access/allowed-origin.ts';
import type { DocumentLimits } from '../admission/documents/document-limits.ts';
import type { RatePolicies } from '../admission/rates/rate-policies.ts';
import type { TrustedDocuments } from '../admission/trusted/trusted-documents.ts';
import { answers } from '../database/answers.ts';
import { settled } from '../execution/running.ts';
import { observeJobs } from '../jobs/job-metrics.ts';
import type { HintBus, OnHint } from '../live/hints/hint-bus.ts';
import type { FilePlace } from '../settings/file-place.ts';
import type { App } from './app.ts';
import { createApp } from './create-app.ts';
import { serveFiles } from './files/serve-files.ts';
import { refuse } from './http/http-refusals.ts';
import { loggedCheck, originHook, serveOrigins } from './http/origins.ts';
import { serveGraphql } from './http/serve-graphql.ts';
import type { Runs } from './pages/serve-about.ts';
import { servePages } from './pages/serve-pages.ts';
import { securityHeaders } from './security-headers.ts';
import { maxBodyBytes, requestPatience } from './server-limits.ts';
import { type SocketServer, startSocketServer } from './sockets/socket-server.ts';
import { createStreamServer, type StreamServer } from './streams/stream-server.ts';

export interface ServerParts {
  orm: MikroORM;
  /** The same database by connections of their own, to look up connected clients. Default: those of `orm`. */
  watchOrm?: MikroORM | undefined;
  schema: GraphQLSchema;
  log: Logger;
  host: string;
  port: number;
  allowedOrigins: readonly string[] | null;
  /** Whether pages of this machine's other ports are refused, as all others are. Default: they may call. */
  production?: boolean | undefined;
  /** Shown by the start page. Default: a database without a name, and a practice. */
  runs?: Runs | undefined;
  explorer: boolean;
  /** Default: those of Foyer's own pages, which displays are bound to. */
  trusted?: TrustedDocuments | undefined;
  /** How much each session, display and address may use. Default: more than an office ever needs. */
  rates?: RatePolicies | undefined;
  /** Proxies whose `X-Forwarded-For` counts. Default: none. */
  trustedProxies?: readonly string[] | undefined;
  /** How large documents may be. Default: room for the office's own clients. */
  documentLimits?: DocumentLimits | undefined;
  /** How long requests may take to come in. Default: time for a slow line. */
  patience?: typeof requestPatience | undefined;
  /**
   * How long a write waits for those of its practice, and an operation for others of its session, in milliseconds.
   * Default: half as long as a statement.
   */
  turnMs?: number | undefined;
  /**
   * The limit of each statement of a query, in milliseconds. Default: many times the need of the most expensive search.
   */
  readMs?: number | undefined;
  /** How long a connection may take to read what was kept for it, in milliseconds; default 10,000. */
  lagMs?: number | undefined;
  /** Where the bytes of files are kept. Default: a folder for temporary files. */
  filePlace?: FilePlace | undefined;
  /** Whether `/metrics` is answered. */
  metrics: boolean;
  /** The address at which people reach Foyer, for links in mail. Default: mail names no address. */
  publicUrl?: string | null | undefined;
  /** The folder of secrets of others' servers. Default: there are none. */
  secretsFolder?: string | undefined;
  /** Whether files are exchanged with clearinghouses. Default: they are. */
  exchangesEdi?: boolean | undefined;
  /** Opens the way to other nodes. Default: their events are found by looking at the table alone. */
  openHints?: ((onHint: OnHint) => Promise<HintBus>) | undefined;
}

const unnamed: Runs = { database: 'PostgreSQL', demo: false, hasPractice: async () => true };

/** How long a stop waits for operations to be answered. */
const drainMs = 5_000;

export interface RunningServer {
  app: App;
  /** Such as `http://127.0.0.1:4000`. */
  url: string;
  stop(): Promise<void>;
}

/**
 * Serves the schema over HTTP, WebSockets and server-sent events, and the pages. The caller owns the database
 * connections.
 */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const { orm, watchOrm = orm, explorer, host, port } = parts;
  const app = createApp({ ...parts, watchOrm, allowIntrospection: explorer });
  const http = createHttp(parts.patience ?? requestPatience);
  const { allowedOrigins, production = false, runs = unnamed } = parts;
  const isAllowedOrigin = loggedCheck(originCheck({ allowedOrigins, allowsLocalPages: !production }), parts.log);
  const sockets = startSocketServer({ app, http: http.server, isAllowedOrigin });
  const streams = createStreamServer(app);
  observe(app, sockets, streams);
  observeJobs(orm, app.metrics.registry);
  let hints: HintBus | undefined;
  let isStopping = false;
  const stop = async () => {
    isStopping = true;
    sockets.refuse();
    // Running operations are answered before their connections are closed.
    await settled(app.running, drainMs);
    // The last answers are on their way from the operations to their connections.
    await setImmediate();
    streams.close();
    await sockets.close();
    app.hub.close();
    await http.close();
    await Promise.all([app.accesses.close(), app.seenDisplays.close(), app.feed.close(), hints?.close()]);
    // A payload that was being made when its socket closed still ends its transaction.
    await Promise.allSettled(app.running);
    await app.office.jobs.close();
    app.files.close();
  };
  try {
    hints = await parts.openHints?.(({ practiceId, seq }) => app.feed.hint(practiceId, seq));
    if (hints) app.feed.connect(hints);
    addStandardHeaders(http);
    await serveOrigins(http, isAllowedOrigin);
    http.addHook('onRequest', async (_request, reply) => {
      if (isStopping) return refuse(reply.header('retry-after', '1'), 503, 'The server restarts; try again.');
    });
    const checkOrigin = originHook(isAllowedOrigin);
    await serveGraphql(http, app, checkOrigin);
    streams.serve(http, checkOrigin);
    await serveFiles(http, app, checkOrigin);
    serveHealth(http, orm);
    if (parts.metrics) serveMetrics(http, app);
    await servePages(http, { explorer, production, runs, schema: parts.schema });
    return { app, url: await http.listen({ host, port }), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function createHttp({ requestMs, lookMs }: typeof requestPatience): FastifyInstance {
  return Fastify({
    bodyLimit: maxBodyBytes,
    genReqId: () => randomUUID(),
    forceCloseConnections: true,
    requestTimeout: requestMs,
    http: { headersTimeout: requestMs, connectionsCheckingInterval: lookMs },
  });
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

/** Headers of every answer, from any handler. */
function addStandardHeaders(http: FastifyInstance): void {
  const always = { ...securityHeaders(), 'cache-control': 'no-store' };
  http.addHook('onRequest', ({ id }, reply, next) => {
    reply.headers(always).header('x-request-id', id);
    next();
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
