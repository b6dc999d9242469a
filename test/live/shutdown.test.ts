import { channel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { watch } from '../kit/live-client.ts';
import { openOffice } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';
import { closeGate } from './kit/close-gate.ts';
import { openRawSocket } from './kit/raw-socket.ts';

const changes = 'subscription { changes { kind } }';

/** How a server answers who wants to open a WebSocket. */
async function upgrade(url: string): Promise<number | undefined> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  socket.on('error', () => {});
  const [, response] = await once(socket, 'unexpected-response');
  socket.terminate();
  return response.statusCode;
}

async function waiting(server: TestServer, table: string): Promise<number> {
  const rows = await runAsOwner(server, `select 1 from pg_locks where not granted and relation = $1::regclass`, [
    table,
  ]);
  return rows.length;
}

test('a server that stops sends each connection a time of its own to reconnect, and leaves nothing open', async () => {
  const connections: Socket[] = [];
  const note = (message: unknown) => connections.push((message as { socket: Socket }).socket);
  channel('net.server.socket').subscribe(note);
  const server = await startOwnServer();
  const { manager, as } = await openOffice(server);
  const tokens = [manager.token, (await as('FRONT_DESK')).token];
  const watching = Array.from({ length: 12 }, (_, index) =>
    watch({ url: server.url, token: tokens[index % 2] ?? '', query: changes }),
  );
  await Promise.all(watching.map((one) => one.until(() => true)));
  await server.stop();
  await Promise.all(watching.map((one) => one.ended));
  const moments = watching.map((one) => {
    const { code, reason } = one.closed() ?? {};
    expect(code).toBe(1001);
    expect(reason).toMatch(/^The server restarts; reconnect in \d+ ms\.$/);
    return Number(/\d+/.exec(reason ?? '')?.[0]);
  });
  expect(new Set(moments).size).toBeGreaterThan(6);
  channel('net.server.socket').unsubscribe(note);
  expect(connections.length).toBeGreaterThanOrEqual(12);
  expect(connections.filter(({ destroyed }) => !destroyed)).toEqual([]);
  const { hub } = server.app;
  expect([hub.watchers, hub.groups, server.app.running.size]).toEqual([0, 0, 0]);
});

test('a request from before the stop is still answered, and no new connection is let in meanwhile', async () => {
  const server = await startOwnServer();
  const { manager, practiceId } = await openOffice(server);
  const asked = await openRawSocket(server.url, manager.token);
  await asked.until(({ type }) => type === 'connection_ack');
  const gate = await closeGate(server, 'practice');
  asked.subscribe('query', '{ practice { id } }');
  const overHttp = manager.ask('{ practice { id } }');
  await expect.poll(() => waiting(server, 'practice')).toBe(2);
  const stopping = server.stop();
  expect(await upgrade(server.url)).toBe(503);
  await gate.open();
  await stopping;
  expect(await overHttp).toEqual({ practice: { id: practiceId } });
  expect((await asked.closed).code).toBe(1001);
  expect(asked.messages.filter(({ id }) => id === 'query')).toMatchObject([
    { type: 'next', payload: { data: { practice: { id: practiceId } } } },
    { type: 'complete' },
  ]);
});

test('a client that does not answer the close frame does not hold the stop up', async () => {
  const server = await startOwnServer();
  const { manager } = await openOffice(server);
  const deaf = await openRawSocket(server.url, manager.token);
  await deaf.until(({ type }) => type === 'connection_ack');
  deaf.subscribe('log', changes);
  await deaf.until(({ id }) => id === 'log');
  deaf.socket.pause();
  await server.stop();
  expect(server.app.hub.watchers).toBe(0);
  deaf.socket.terminate();
});
