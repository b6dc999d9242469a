import 'reflect-metadata';
import type { MikroORM } from '@mikro-orm/postgresql';
import { pino } from 'pino';
import { inject } from 'vitest';
import { ratePolicies } from '../../src/admission/rates/rate-policies.ts';
import { loadTrustedDocuments } from '../../src/admission/trusted/load-trusted-documents.ts';
import { openOrm } from '../../src/database/orm.ts';
import { codeSetTables } from '../../src/database/set-up/table-kinds.ts';
import { type RunningServer, type ServerParts, startServer } from '../../src/server/server.ts';
import { eventually, patienceMs } from './eventually.ts';
import { servedSchema } from './served-schema.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

export interface TestServer extends RunningServer {
  database: TestDatabase;
  /** A superuser's connections: to found practices and to look behind the API. */
  owner: MikroORM;
}

let shared: Promise<TestServer> | undefined;

/**
 * The program's own server on a free port, with a database of its own. Stop it in `afterAll`.
 *
 * In the project `shared` all files of a worker that want nothing special get the same one, and each test works in a practice of its own; stopping it then only
 * checks that no transaction was left open. A file that names parts gets a server of its own, and so does every file `*.isolated.test.ts` and `*.proof.ts`.
 */
export async function startTestServer(parts?: Partial<ServerParts>): Promise<TestServer> {
  if (parts || !inject('sharesServer')) return startOwnServer(parts);
  shared ??= startOwnServer({ rates: ratesOfManyFiles });
  const server = await shared;
  return {
    ...server,
    stop: async () => {
      await expectNoOpenTransactions(server.owner);
      await expectNoCodes(server.owner);
    },
  };
}

/** Code sets are of all practices: those that one file leaves behind would refuse the codes of the next one. */
async function expectNoCodes(owner: MikroORM): Promise<void> {
  for (const table of codeSetTables) {
    const rows = await owner.em.execute(`select 1 from ${table} limit 1`);
    if (rows.length > 0) throw new Error(`This file fills ${table}: start a server of its own by startOwnServer.`);
  }
}

/** All files come from one address, and none may find empty what another has used up. */
const many = { burst: 1_000_000_000, perSecond: 1_000_000 };
const ratesOfManyFiles = { ...ratePolicies, signIn: many, lookUp: many, address: many };

/** A server that no other file uses, also in the project `shared`: for a test that stops it, counts what it holds, or looks at all practices. */
export async function startOwnServer(parts: Partial<ServerParts> = {}): Promise<TestServer> {
  const database = await createTestDatabase();
  const orm = await openOrm(database.appUrl, undefined, { connectionTimeoutMillis: patienceMs });
  const owner = await openOrm(database.ownerUrl, undefined, { connectionTimeoutMillis: patienceMs });
  const schema = parts.schema ?? servedSchema();
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
    // The program's own patience, which a busy machine must not exhaust; a test of it sets it.
    turnMs: patienceMs,
    readMs: 15_000,
    lagMs: patienceMs,
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

const openTransactions = `select query from pg_stat_activity
  where datname = current_database() and usename = 'foyer_login' and state like 'idle in transaction%'`;

/** A transaction that is not ended keeps its connection: twelve of them stop a node. Their ends may still be on the way. */
async function expectNoOpenTransactions(owner: MikroORM): Promise<void> {
  await eventually(async () => {
    const open = await owner.em.execute(openTransactions);
    if (open.length > 0) throw new Error(`Transactions were left open: ${JSON.stringify(open)}`);
  });
}
