import { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { DatabaseError } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commitError } from '../../src/database/connection/commit-unknown.ts';
import { pipelined } from '../../src/database/connection/pipelined-dialect.ts';
import { ormOptions } from '../../src/database/orm.ts';
import { openCommitGate } from '../faults/kit/commit-gate.ts';
import { waitingFor } from '../kit/backends.ts';
import { eventually } from '../kit/eventually.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';
import { closeGate } from '../live/kit/close-gate.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startOwnServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

test('a commit is waited for longer than any statement: giving up earlier would report a saved change as failed', async () => {
  const orm = await MikroORM.init(ormOptions(server.database.appUrl, { query_timeout: 300 }));
  const gate = await closeGate(server, 'account');
  const db = orm.em.getKysely();
  const saved = db.getExecutor().provideConnection((one) => {
    const connection = pipelined(one);
    connection.begin('begin');
    return connection.commitWith([sql`select 1 from "account"`.compile(db)]);
  });
  await waitingFor(server, 'account');
  // Asked for later, so that the first one's time would be over, too.
  await expect(sql`select 2 from "account"`.execute(db)).rejects.toThrow('Query read timeout');
  await gate.open();
  await expect(saved).resolves.toHaveLength(1);
  await orm.close(true);
});

/** Ends the one connection whose commit waits for the gate. */
async function loseCommitting(): Promise<void> {
  await eventually(async () => {
    const lost = await runAsOwner(
      server,
      `select pg_terminate_backend(pid) from pg_locks join pg_stat_activity using (pid)
       where datname = current_database() and locktype = 'advisory' and not granted`,
    );
    expect(lost).toHaveLength(1);
  });
}

test.each([
  ['a write', 'mutation($siteId: ID!) { createRoom(input: { siteId: $siteId, name: "Lab" }) { __typename } }'],
  ['a sign-out', 'mutation { signOut(input: {}) { __typename } }'],
])('when the connection is lost while %s is committed, its outcome is reported as unknown', async (_what, mutation) => {
  const colleague = await office.as('OFFICE_MANAGER');
  const siteId = await office.site();
  const gate = await openCommitGate(server.database.ownerUrl);
  await gate.close();
  const asked = colleague.send(mutation, mutation.includes('$siteId') ? { siteId } : {});
  await loseCommitting();
  const { errors } = await asked;
  await gate.open();
  await gate.remove();
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['OUTCOME_UNKNOWN']);
  expect(errors?.[0]?.message).toMatch(
    /^The connection to the database was lost while this was being saved; check whether it was saved/,
  );
});

test('a change that PostgreSQL refused or never received was not saved; after any other failure the outcome is unknown', () => {
  const refused = Object.assign(new DatabaseError('duplicate key', 0, 'error'), { code: '23505' });
  const unsent = new Error('Client has encountered a connection error and is not queryable');
  for (const error of [refused, unsent]) expect(commitError(error)).toBe(error);
  const shutDown = Object.assign(new DatabaseError('terminating connection', 0, 'error'), { code: '57P01' });
  const silent = new Error('Query read timeout');
  const lost = new Error('Connection terminated unexpectedly');
  for (const error of [shutDown, silent, lost])
    expect(commitError(error)).toMatchObject({ name: 'CommitUnknown', code: '08007', cause: error });
});
