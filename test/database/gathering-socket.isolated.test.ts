import { Socket } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { scopeEntrance } from '../../src/database/session/entrance.ts';
import { ReadSession } from '../../src/database/session/read-session.ts';
import { sendsOwnStatements } from '../kit/sends-own-statements.ts';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';

sendsOwnStatements();

let server: TestServer;

beforeAll(async () => {
  server = await startOwnServer();
});

afterAll(() => server.stop());

test('the entrance of a transaction and all its statements leave in one packet', async () => {
  const { em } = server.app.orm;
  // The pool has a connection from here on.
  await em.execute('select 1');
  const packets = vi.spyOn(Socket.prototype, '_writev');
  const single = vi.spyOn(Socket.prototype, '_write');
  const session = new ReadSession(em, scopeEntrance({}));
  const look = () => session.db.selectFrom('practice').select('practiceId').execute();
  await Promise.all([look(), look()]);
  expect([packets.mock.calls.length, single.mock.calls.length]).toEqual([1, 0]);
  await session.commitWith([session.db.selectFrom('practice').select('practiceId').compile()]);
  expect([packets.mock.calls.length, single.mock.calls.length]).toEqual([2, 0]);
  vi.restoreAllMocks();
});
