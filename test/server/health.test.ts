import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startOwnServer();
});

afterAll(() => server.stop());

const statusOf = async (path: string) => (await fetch(`${server.url}${path}`)).status;

test('a node is ready as soon as it serves, not ready while PostgreSQL refuses it, and ready again afterwards', async () => {
  expect([await statusOf('/livez'), await statusOf('/readyz')]).toEqual([200, 200]);
  const database = new URL(server.database.ownerUrl).pathname.slice(1);
  // The role is shared by all test files; the database is this one's own, and its owner still gets in.
  await runAsOwner(server, `revoke connect on database ${database} from public`);
  await runAsOwner(
    server,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'foyer_login'`,
  );
  const [alive, ready] = [await statusOf('/livez'), await statusOf('/readyz')];
  await runAsOwner(server, `grant connect on database ${database} to public`);
  expect([alive, ready]).toEqual([200, 503]);
  expect(await statusOf('/readyz')).toBe(200);
});
