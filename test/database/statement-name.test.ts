import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scopeEntrance } from '../../src/database/session/entrance.ts';
import { ReadSession } from '../../src/database/session/read-session.ts';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startOwnServer();
});

afterAll(() => server.stop());

const read = async (number: number) => {
  const session = new ReadSession(server.app.orm.em, scopeEntrance({}));
  const { rows } = await sql<{ made: number }>`select ${sql.lit(number)} + 1 as made`.execute(session.db);
  session.end();
  return rows[0]?.made;
};

const prepared = async () => {
  const session = new ReadSession(server.app.orm.em, scopeEntrance({}));
  const { rows } = await sql<{ count: number }>`select count(*)::int from pg_prepared_statements`.execute(session.db);
  session.end();
  return rows[0]?.count ?? 0;
};

test('of a thousand statements that come again PostgreSQL keeps a few hundred, and each is answered as itself', async () => {
  const numbers = Array.from({ length: 1_000 }, (_, number) => number);
  for (let round = 0; round < 3; round += 1) {
    for (const number of numbers) expect(await read(number)).toBe(number + 1);
  }
  // Those that come again soon are kept, too.
  for (let round = 0; round < 3; round += 1) {
    for (const number of numbers.slice(0, 200)) expect(await read(number)).toBe(number + 1);
  }
  const kept = await prepared();
  expect(kept).toBeGreaterThan(100);
  expect(kept).toBeLessThanOrEqual(250);
});
