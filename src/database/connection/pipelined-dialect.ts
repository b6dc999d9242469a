import {
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  PostgresDriver,
  type TransactionSettings,
} from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { PipelinedConnection } from './pipelined-connection.ts';

/** PostgreSQL as Kysely and MikroORM speak it, over connections that send without waiting for the answers before. */
export class PipelinedDialect extends PostgresDialect {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    super({ pool });
    this.#pool = pool;
  }

  override createDriver(): Driver {
    return new PipelinedDriver(this.#pool);
  }
}

class PipelinedDriver extends PostgresDriver {
  readonly #pool: Pool;
  readonly #connections = new WeakMap<PoolClient, PipelinedConnection>();

  constructor(pool: Pool) {
    super({ pool });
    this.#pool = pool;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const client = await this.#pool.connect();
    const connection = this.#connections.get(client) ?? new PipelinedConnection(client);
    this.#connections.set(client, connection);
    return connection;
  }

  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    if (settings.isolationLevel || settings.accessMode) throw new Error('All transactions are of the default kind.');
    pipelined(connection).begin('begin');
  }

  override commitTransaction(connection: DatabaseConnection): Promise<void> {
    return pipelined(connection).end('commit');
  }

  override rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return pipelined(connection).end('rollback');
  }

  override async releaseConnection(connection: DatabaseConnection): Promise<void> {
    pipelined(connection).release();
  }
}

/** Every connection of this dialect is one. */
export function pipelined(connection: DatabaseConnection): PipelinedConnection {
  if (connection instanceof PipelinedConnection) return connection;
  throw new Error('The connection is of another dialect.');
}
