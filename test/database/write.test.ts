import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContext } from '../../src/execution/create-context.ts';
import { write } from '../../src/writing/write.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { sendsOwnStatements } from '../kit/sends-own-statements.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';

sendsOwnStatements();

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

async function contextOfManager() {
  const origin = { address: null, device: null, requestId: 'test' };
  return createContext(server.app, { token: office.manager.token, origin, isActivity: true });
}

test('two writes that lock each other out are both done: the one that PostgreSQL gives up is tried again', async () => {
  let attempts = 0;
  let holders = 0;
  const meeting = Promise.withResolvers<void>();
  const lockBoth = async (first: number, second: number) =>
    write(await contextOfManager(), 'lockBoth', async ({ db }) => {
      attempts += 1;
      await sql`select pg_advisory_xact_lock(${first})`.execute(db);
      holders += 1;
      if (holders === 2) meeting.resolve();
      await meeting.promise;
      await sql`select pg_advisory_xact_lock(${second})`.execute(db);
      return { __typename: 'LockBothSuccess' };
    });
  const results = await Promise.all([lockBoth(1, 2), lockBoth(2, 1)]);
  expect(results).toEqual([{ __typename: 'LockBothSuccess' }, { __typename: 'LockBothSuccess' }]);
  expect(attempts).toBe(3);
});

test('a refusal keeps nothing of what was written before it', async () => {
  const result = await write(await contextOfManager(), 'refuse', async ({ db, practiceId }) => {
    await db.updateTable('practice').set({ name: 'Never' }).where('practiceId', '=', practiceId).execute();
    return { __typename: 'InvalidInputError' };
  });
  expect(result.__typename).toBe('InvalidInputError');
  expect(JSON.stringify(await office.manager.ask('{ practice { name } }'))).not.toContain('Never');
});
