import 'reflect-metadata';
import type { MikroORM } from '@mikro-orm/postgresql';
import { pino } from 'pino';
import { vi } from 'vitest';
import { loadTrustedDocuments } from '../../src/admission/trusted/load-trusted-documents.ts';
import { openOrm } from '../../src/database/orm.ts';
import { buildServedSchema } from '../../src/schema.ts';
import { type RunningServer, type ServerParts, startServer } from '../../src/server/server.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

export interface TestServer extends RunningServer {
  database: TestDatabase;
  /** A superuser's connections: to found practices and to look behind the API. */
  owner: MikroORM;
}

const openTransactions = `select query from pg_stat_activity
  where datname = current_database() and usename = 'foyer_login' and state like 'idle in transaction%'`;

/** A transaction that nobody ended is a connection that nobody gets: twelve of them stop a node. Their ends may still be on the way. */
async function expectNoOpenTransactions(owner: MikroORM): Promise<void> {
  await vi.waitFor(async () => {
    const open = await owner.em.execute(openTransactions);
    if (open.length > 0) throw new Error(`Transactions were left open: ${JSON.stringify(open)}`);
  });
}

/** The program's own server on a database of this test file's own, on a free port. Stop it in `afterAll`. */
export async function startTestServer(parts: Partial<ServerParts> = {}): Promise<TestServer> {
  const database = await createTestDatabase();
  const orm = await openOrm(database.appUrl);
  const owner = await openOrm(database.ownerUrl);
  const schema = parts.schema ?? buildServedSchema();
  const server = await startServer({
    orm,
    schema,
    // Tests ask freely what they like, displays too: what these may see must not depend on what they may ask.
    trusted: loadTrustedDocuments({ documents: [], trustedOnly: 'none' }, schema),
    log: pino({ level: 'silent' }),
    host: '127.0.0.1',
    port: 0,
    allowedOrigins: null,
    explorer: true,
    metrics: true,
    ...parts,
  });
  return {
    ...server,
    database,
    owner,
    stop: async () => {
      await server.stop();
      await expectNoOpenTransactions(owner);
      await Promise.all([orm.close(true), owner.close(true)]);
      await database.drop();
    },
  };
}
