import { MikroORM, PostgreSqlDriver } from '@mikro-orm/postgresql';
import { entities } from './entities.ts';
import { releaseLostConnections } from './release-lost-connections.ts';

/** How many connections one process keeps: two cores serve no more at once, and PostgreSQL allows 100 to all. */
const poolSize = 12;

export function ormOptions(url: string) {
  return {
    driver: PostgreSqlDriver,
    entities: [...entities],
    clientUrl: url,
    pool: { min: 0, max: poolSize },
    driverOptions: { onPoolCreated: releaseLostConnections },
    sessionContext: 'transaction' as const,
    // Errors are told by the caller; the ORM's own lines would carry values.
    logger: () => {},
    debug: false,
  };
}

/** In milliseconds. What takes longer is a fault, and would take the connection from everybody else. */
const limits = {
  statement_timeout: 15_000,
  // Longer than the server's own limit: for a server that has gone without a word.
  query_timeout: 20_000,
  keepAlive: true,
  idle_in_transaction_session_timeout: 30_000,
  connectionTimeoutMillis: 10_000,
};

/** The application's connections: a role that owns nothing and is bound by row-level security. */
export function openOrm(url: string, mostConnections = poolSize): Promise<MikroORM> {
  const options = ormOptions(url);
  const pool = { min: 0, max: mostConnections };
  return MikroORM.init({ ...options, pool, driverOptions: { ...options.driverOptions, ...limits } });
}
