import { randomUUID } from 'node:crypto';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { MikroORM } from '@mikro-orm/postgresql';
import Fastify, { type FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { type OriginCheck, originCheck } from './access/allowed-origin.ts';
import { bearerToken } from './access/bearer-token.ts';
import type { App } from './app.ts';
import { createContext } from './context.ts';
import { answers } from './database/answers.ts';
import { EventFeed } from './live/event-feed.ts';
import { servePages } from './pages/serve-pages.ts';
import { createApollo } from './query/apollo.ts';
import { maxBodyBytes } from './query/limits.ts';
import { startSocketServer } from './query/socket-server.ts';

export interface ServerParts {
  orm: MikroORM;
  schema: GraphQLSchema;
  log: Logger;
  host: string;
  port: number;
  allowedOrigins: readonly string[] | null;
  explorer: boolean;
}

export interface RunningServer {
  app: App;
  /** Such as `http://127.0.0.1:4000`. */
  url: string;
  stop(): Promise<void>;
}

/** Serves the schema over HTTP and WebSockets, and the pages. The caller owns the database connections. */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const { orm, schema, log, explorer, host, port } = parts;
  const app: App = {
    orm,
    schema,
    log,
    feed: new EventFeed(orm.em, log),
    running: new Set(),
    allowIntrospection: explorer,
  };
  const http = Fastify({ bodyLimit: maxBodyBytes, genReqId: () => randomUUID(), forceCloseConnections: true });
  const isAllowedOrigin = originCheck(parts.allowedOrigins);
  const sockets = startSocketServer({ app, http: http.server, isAllowedOrigin });
  const stop = async () => {
    await sockets.close();
    await http.close();
    await app.feed.close();
    // A payload that was being made when its socket closed still ends its transaction.
    await Promise.allSettled(app.running);
  };
  try {
    await setHeaders(http, parts.allowedOrigins);
    await serveGraphql(http, app, isAllowedOrigin);
    serveHealth(http, orm);
    await servePages(http, { explorer });
    return { app, url: await http.listen({ host, port }), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function setHeaders(http: FastifyInstance, allowedOrigins: ServerParts['allowedOrigins']): Promise<void> {
  await http.register(helmet, { contentSecurityPolicy: false });
  await http.register(cors, {
    origin: allowedOrigins ? [...allowedOrigins] : false,
    methods: ['POST'],
    allowedHeaders: ['authorization', 'content-type'],
    maxAge: 600,
  });
  http.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
}

async function serveGraphql(http: FastifyInstance, app: App, isAllowedOrigin: OriginCheck): Promise<void> {
  const apollo = createApollo(app);
  await apollo.start();
  http.addHook('onClose', () => apollo.stop());
  http.route({
    method: 'POST',
    url: '/graphql',
    preHandler: async (request, reply) => {
      if (isAllowedOrigin(request.raw)) return;
      return reply.code(403).send({ errors: [{ message: 'This page’s origin may not call Foyer.' }] });
    },
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
