import { channel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { readTypeDefs } from '../../src/contract/read-type-defs.ts';
import { LiveMetrics } from '../../src/live/hub/live-metrics.ts';
import { SharedMessage } from '../../src/live/hub/shared-message.ts';
import { mostBufferedBytes } from '../../src/live/hub/sink.ts';
import type { Watcher } from '../../src/live/hub/watcher.ts';
import { buildServedSchema } from '../../src/schema.ts';
import { SocketOutlet, SocketSink } from '../../src/server/sockets/socket-outlet.ts';
import { type Floor, openFloor } from '../domains/visits/floor.ts';
import { watch } from '../kit/live-client.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { figures } from './kit/figure.ts';
import { openRawSocket, type RawSocket } from './kit/raw-socket.ts';

const ballastBytes = 500_000;
let server: TestServer;
let floor: Floor;

/** A schema whose boards are as large as a big practice's. */
function heavySchema() {
  const planted = `extend type WaitingRoomPayload { "Planted." ballast: String! }
    extend type ChangesPayload { "Planted." ballast: String! }`;
  const schema = buildServedSchema([...readTypeDefs(), planted]);
  for (const name of ['WaitingRoomPayload', 'ChangesPayload']) {
    const type = schema.getType(name);
    if (!type || !('getFields' in type)) throw new Error(`There is no ${name}.`);
    Object.assign(type.getFields().ballast ?? {}, { resolve: () => 'x'.repeat(ballastBytes) });
  }
  return schema;
}

beforeAll(async () => {
  server = await startTestServer({ schema: heavySchema() });
  floor = await openFloor(server);
});

afterAll(() => server.stop());

const board = `subscription($siteId: ID!) { waitingRoom(siteId: $siteId) { kind visits { ticket } } }`;
const heavyBoard = `subscription($siteId: ID!) { waitingRoom(siteId: $siteId) { kind ballast visits { ticket } } }`;
const heavyLog = 'subscription { changes { kind cursor ballast changes { cursor } } }';

interface Board {
  waitingRoom: { kind: string; visits: { ticket: string }[] };
}
interface Log {
  changes: { kind: string; cursor: string; changes: { cursor: string }[] };
}

/** Opens a connection, and finds its other end: tests run in the server's process. */
async function connectBothEnds(token = ''): Promise<{ client: RawSocket; serverEnd: Socket }> {
  const opened: Socket[] = [];
  const note = (message: unknown) => opened.push((message as { socket: Socket }).socket);
  channel('net.server.socket').subscribe(note);
  const client = await openRawSocket(server.url, token);
  await client.until(({ type }) => type === 'connection_ack');
  channel('net.server.socket').unsubscribe(note);
  const [serverEnd] = opened;
  if (!serverEnd) throw new Error('No client connected.');
  return { client, serverEnd };
}

const payloadsOf = <Data>({ messages }: RawSocket, id: string) =>
  messages.flatMap((message) =>
    message.id === id && message.type === 'next' ? [message.payload as { data: Data }] : [],
  );

test('a screen that stops reading costs a bounded amount of memory and delays no other; then it gets the current state', async () => {
  const before = await figures(server);
  const { client: slow, serverEnd } = await connectBothEnds(floor.client.token);
  slow.subscribe('board', heavyBoard, { siteId: floor.siteId });
  slow.subscribe('log', heavyLog);
  for (const id of ['board', 'log']) await slow.until((message) => message.id === id);
  const quick = watch<Board>({
    url: server.url,
    token: floor.client.token ?? '',
    query: board,
    variables: { siteId: floor.siteId },
  });
  await quick.until(() => true);
  slow.socket.pause();
  const tickets: string[] = [];
  let most = 0;
  for (let beyond = 0; beyond < 5; beyond += serverEnd.writableLength > mostBufferedBytes ? 1 : 0) {
    const { ticket } = await floor.arrival();
    tickets.push(ticket);
    await quick.until(({ data }) => data?.waitingRoom.visits.some((visit) => visit.ticket === ticket) ?? false);
    most = Math.max(most, serverEnd.writableLength);
  }
  expect(most).toBeLessThan(mostBufferedBytes + ballastBytes + 10_000);
  slow.socket.resume();
  const last = tickets.at(-1) ?? '';
  await slow.until(({ id, payload }) => id === 'board' && JSON.stringify(payload).includes(`"${last}"`));
  const boards = payloadsOf<Board>(slow, 'board').map(({ data }) => data.waitingRoom);
  const latest = boards.findLast(({ kind }) => kind === 'SNAPSHOT');
  expect(latest?.visits.map(({ ticket }) => ticket)).toEqual(expect.arrayContaining(tickets));
  const numbers = () =>
    payloadsOf<Log>(slow, 'log').flatMap(({ data }) =>
      data.changes.changes.map(({ cursor }) => Number(cursor.split('.')[1])),
    );
  await slow.until(() => numbers().length >= tickets.length);
  const from = Number(payloadsOf<Log>(slow, 'log')[0]?.data.changes.cursor.split('.')[1]);
  expect(numbers()).toEqual(tickets.map((_, index) => from + index + 1));
  const after = await figures(server);
  expect([after.conflations_total, after.replays_total]).toEqual([
    (before.conflations_total ?? 0) + 1,
    (before.replays_total ?? 0) + 1,
  ]);
  expect(after.slow_closes_total).toBe(before.slow_closes_total);
  slow.socket.terminate();
  await quick.stop();
});

/** A server with one WebSocket that is full, and a watcher who waits for it to be read. */
async function fullConnection(patience: { lagMs: number; goodbyeMs: number }) {
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
  const [webSocket, request] = (await once(sockets, 'connection')) as [WebSocket, { socket: Socket }];
  if (client.readyState !== client.OPEN) await once(client, 'open');
  client.pause();
  const metrics = new LiveMetrics();
  const sink = new SocketSink(new SocketOutlet(webSocket, request.socket, metrics, patience), 'one');
  const message = new SharedMessage(JSON.stringify('x'.repeat(ballastBytes)), 'cursor');
  while (!sink.isCongested) {
    sink.send(message);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const drains: number[] = [];
  const watcher = { drained: () => drains.push(1) } as unknown as Watcher;
  const close = async () => {
    client.terminate();
    sockets.close();
    await new Promise((resolve) => http.close(resolve));
  };
  return { client, webSocket, socket: request.socket, sink, metrics, drains, watcher, close };
}

const slowCloses = async ({ slowCloses: counter }: LiveMetrics) => (await counter.get()).values[0]?.value;

test('a connection that is not read for too long is closed with 4413, which says what to do', async () => {
  const { client, webSocket, sink, metrics, watcher, close } = await fullConnection({ lagMs: 20, goodbyeMs: 60_000 });
  sink.awaitDrain(watcher);
  await expect.poll(() => webSocket.readyState).toBe(webSocket.CLOSING);
  const closed = once(client, 'close');
  client.resume();
  const [code, reason] = await closed;
  expect(code).toBe(4413);
  expect(String(reason)).toMatch(/reconnect and continue after your last cursor/);
  expect(await slowCloses(metrics)).toBe(1);
  await close();
});

test('a client that does not read the goodbye either is cut off', async () => {
  const { webSocket, sink, metrics, watcher, close } = await fullConnection({ lagMs: 20, goodbyeMs: 20 });
  const closed = once(webSocket, 'close');
  sink.awaitDrain(watcher);
  await closed;
  expect(await slowCloses(metrics)).toBe(1);
  await close();
});

test('a connection that lags again and again keeps nothing of it, and is not closed for it', async () => {
  const { client, socket, sink, metrics, drains, watcher, close } = await fullConnection({
    lagMs: 60_000,
    goodbyeMs: 20,
  });
  const listeners = () => socket.eventNames().reduce((sum, name) => sum + socket.listenerCount(name), 0);
  const before = listeners();
  const message = new SharedMessage(JSON.stringify('x'.repeat(ballastBytes)), 'cursor');
  for (let lags = 1; lags <= 20; lags += 1) {
    sink.awaitDrain(watcher);
    client.resume();
    await expect.poll(() => drains.length).toBe(lags);
    client.pause();
    while (!sink.isCongested) {
      sink.send(message);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  expect(listeners()).toBeLessThanOrEqual(before + 1);
  expect(await slowCloses(metrics)).toBe(0);
  await close();
});
