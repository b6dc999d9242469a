import 'reflect-metadata';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import { openOrm } from '../../src/database/orm.ts';
import { startHints } from '../../src/live/hints/start-hints.ts';
import { type RunningServer, type ServerParts, startServer } from '../../src/server/server.ts';

export interface BenchServer extends RunningServer {
  orm: MikroORM;
  port: number;
}

/** The shipped server on a free port, with the connections that the program opens. */
export async function startBenchServer(
  appUrl: string,
  schema: GraphQLSchema,
  others: Pick<ServerParts, 'rates' | 'trusted'> = {},
): Promise<BenchServer> {
  const log = pino({ level: 'warn' });
  const orm = await openOrm(appUrl);
  const server = await startServer({
    orm,
    watchOrm: await openOrm(appUrl, 2),
    schema,
    log,
    host: '127.0.0.1',
    port: 0,
    allowedOrigins: null,
    explorer: false,
    metrics: true,
    ...others,
    openHints: (onHint) => startHints({ natsUrl: null, databaseUrl: appUrl, log, onHint }),
  });
  return { ...server, orm, port: Number(new URL(server.url).port) };
}
