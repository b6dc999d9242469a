import { MikroORM } from '@mikro-orm/postgresql';
import { createPostgreSqlTypeParsers } from '@mikro-orm/sql';
import { Pool, type PoolConfig, TypeOverrides } from 'pg';
import array from 'postgres-array';
import { entities } from '../generated/entities.ts';
import { GatheringSocket } from './connection/gathering-socket.ts';
import { PipelinedDialect } from './connection/pipelined-dialect.ts';
import { releaseLostConnections } from './connection/release-lost-connections.ts';
import { timeLimits } from './connection/time-limits.ts';
import { enteringDriver } from './session/entering-driver.ts';

/** How many connections one process keeps: two cores serve no more at once, and PostgreSQL allows 100 to all. */
const poolSize = 12;

export function ormOptions(url: string, settings: PoolConfig = {}) {
  return {
    driver: enteringDriver,
    entities: [...entities],
    clientUrl: url,
    driverOptions: new PipelinedDialect(openPool({ connectionString: url, max: poolSize, ...settings })),
    sessionContext: 'transaction' as const,
    // Several rows changed by one statement are named by lists of keys, from which no server follows.
    useBatchUpdates: false,
    // Errors are reported by the caller; the ORM's own lines would carry values.
    logger: () => {},
    debug: false,
  };
}

/**
 * The application's connections: a role that owns nothing and is bound by row-level security. `limits` replace some of
 * the usual times, in milliseconds.
 */
export function openOrm(
  url: string,
  mostConnections = poolSize,
  limits: Partial<typeof timeLimits> = {},
): Promise<MikroORM> {
  return MikroORM.init(ormOptions(url, { ...timeLimits, ...limits, keepAlive: true, max: mostConnections }));
}

function openPool(settings: PoolConfig): Pool {
  const overrides = new TypeOverrides();
  // Times stay texts: the ORM converts them by the column's own type.
  const parsers = createPostgreSqlTypeParsers(array.parse);
  for (const [oid, parse] of Object.entries(parsers)) overrides.setTypeParser(Number(oid), parse);
  const pool = new Pool({ ...settings, types: overrides, pipeline: true, stream: () => new GatheringSocket() });
  // A lost connection is reported by the statement that needed it; without a listener it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  releaseLostConnections(pool);
  return pool;
}
