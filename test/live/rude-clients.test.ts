import { channel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../kit/eventually.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';
import { closeGate } from './kit/close-gate.ts';
import { figure } from './kit/figure.ts';
import { openRawSocket } from './kit/raw-socket.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startOwnServer();
  office = await openOffice(server);
});

afterAll(() => server.stop());

const changes = 'subscription { changes { kind } }';

test('an id that is used again before its operation is over closes the connection, and nothing of it stays behind', async () => {
  const one = await openRawSocket(server.url, office.manager.token);
  await one.until(({ type }) => type === 'connection_ack');
  for (let turn = 0; turn < 20; turn += 1) {
    one.subscribe('1', changes);
    one.send({ id: '1', type: 'complete' });
  }
  one.subscribe('1', changes);
  expect((await one.closed).code).toBe(4409);
  await eventually(async () => expect(await figure(server, 'watchers')).toBe(0));
});

test('completing operations does not make room for more while they are still being answered', async () => {
  const one = await openRawSocket(server.url, office.manager.token);
  await one.until(({ type }) => type === 'connection_ack');
  const gate = await closeGate(server, 'practice');
  // Changes are made though their client leaves; reads would be over at once.
  const change = 'mutation { updatePractice(input: { expectedVersion: 99, name: "Other" }) { __typename } }';
  for (let id = 0; id < 200; id += 1) {
    one.subscribe(`q${id}`, change);
    one.send({ id: `q${id}`, type: 'complete' });
  }
  one.subscribe('last', '{ practice { name } }');
  expect(await one.until(({ id }) => id === 'last')).toMatchObject({
    payload: [{ extensions: { code: 'TOO_MANY_REQUESTS' } }],
  });
  await gate.open();
  one.socket.terminate();
  await one.closed;
});

test('pings whose answers the client does not read are not answered without end', async () => {
  const connections: Socket[] = [];
  const note = (message: unknown) => connections.push((message as { socket: Socket }).socket);
  channel('net.server.socket').subscribe(note);
  const one = await openRawSocket(server.url);
  await one.until(({ type }) => type === 'connection_ack');
  channel('net.server.socket').unsubscribe(note);
  one.socket.pause();
  const ping = JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(200_000) } });
  for (let count = 0; count < 300; count += 1) one.socket.send(ping);
  const [connection] = connections;
  await eventually(() => expect(connection?.isPaused()).toBe(true));
  expect(connection?.writableLength).toBeLessThan(1_000_000);
  one.socket.terminate();
  await one.closed;
});

test('a peer that is refused and keeps its side open does not keep the server from stopping', async () => {
  const other = await startOwnServer();
  const { hostname, port } = new URL(other.url);
  const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
  await once(socket, 'connect');
  socket.write(
    `GET /nowhere HTTP/1.1\r\nHost: ${hostname}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
  );
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toContain('404');
  socket.on('error', () => {});
  await other.stop();
  socket.destroy();
});
