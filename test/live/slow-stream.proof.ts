import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentLimits } from '../../src/admission/documents/document-limits.ts';
import { LiveMetrics } from '../../src/live/hub/live-metrics.ts';
import type { Watcher } from '../../src/live/hub/watcher.ts';
import { StreamSink } from '../../src/server/streams/stream-sink.ts';
import { readStream, type StreamEvent } from '../clients/kit/read-stream.ts';
import { openDesk } from '../domains/displays/desk.ts';
import { pairedScreen } from '../domains/displays/pair-screen.ts';
import { openOffice } from '../kit/office.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ documentLimits: wide });
});

afterAll(() => server.stop());

interface Board {
  displayBoard: { tickets: { ticket: string }[] };
}

/** A board of more than a megabyte: what the network itself holds is soon full. No office asks for that many aliases. */
const tickets = Array.from({ length: 60 }, (_, index) => `list${index}: tickets { ...Ticket }`).join(' ');
const ticket = Array.from({ length: 150 }, (_, index) => `a${index}: ticket`).join(' ');
const query = `subscription { displayBoard { kind tickets { ticket } ${tickets} } } fragment Ticket on DisplayTicket { ${ticket} }`;

const wide = { ...documentLimits, aliases: 10_000, fields: 10_000 };

const shows =
  (one: string) =>
  ({ result }: StreamEvent): boolean =>
    (result?.data as Board | null | undefined)?.displayBoard.tickets.some(({ ticket }) => ticket === one) ?? false;

/** A client that posts and then does not read. */
async function postAndSleep(url: string, token: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname).pause();
  await once(socket, 'connect');
  const body = JSON.stringify({ query });
  socket.write(
    `POST /graphql/stream HTTP/1.1\r\nHost: ${hostname}\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nAuthorization: Bearer ${token}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  return socket;
}

test('a screen that does not read gets the latest board when it reads again, and delays no other', async () => {
  const office = await openOffice(server);
  const desk = await openDesk(office);
  const [quick, slow] = [
    await pairedScreen(server.url, office, desk.siteId),
    await pairedScreen(server.url, office, desk.siteId),
  ];
  for (let count = 0; count < 8; count += 1) await desk.checkIn();
  const reading = await readStream({ url: server.url, token: quick.client.token, query });
  const sleeper = await postAndSleep(server.url, slow.client.token ?? '');
  await expect.poll(() => server.app.hub.watchers).toBe(2);
  let last = '';
  for (let count = 0; count < 7; count += 1) {
    last = (await desk.checkIn()).ticket;
    await reading.until(shows(last));
  }
  let text = '';
  sleeper.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  sleeper.resume();
  await expect.poll(() => text.includes(`"${last}"`)).toBe(true);
  const kinds = [...text.matchAll(/"kind":"(\w+)"/g)].map(([, kind]) => kind);
  expect(kinds.filter((kind) => kind === 'CHANGE').length).toBeLessThan(7);
  expect(kinds.lastIndexOf('SNAPSHOT')).toBeGreaterThan(0);
  expect(await counted('conflations_total')).toBeGreaterThan(0);
  sleeper.destroy();
  reading.leave();
  await expect.poll(() => server.app.hub.watchers).toBe(0);
});

test('a server stops although a client does not read its stream', async () => {
  const other = await startTestServer({ documentLimits: wide });
  const office = await openOffice(other);
  const desk = await openDesk(office);
  const screen = await pairedScreen(other.url, office, desk.siteId);
  for (let count = 0; count < 8; count += 1) await desk.checkIn();
  const reading = await readStream({ url: other.url, token: screen.client.token, query });
  const sleeper = await postAndSleep(other.url, screen.client.token ?? '');
  for (let count = 0; count < 8; count += 1) {
    const { ticket } = await desk.checkIn();
    await reading.until(shows(ticket));
  }
  await other.stop();
  await reading.ended;
  expect(reading.events.at(-1)?.retry).toBeDefined();
  sleeper.destroy();
});

test('a stream that is not read for too long is closed', async () => {
  const metrics = new LiveMetrics();
  const http = createServer((_request, response) => {
    const sink = new StreamSink(response, metrics, 50);
    response.write(Buffer.alloc(32 * 1024 * 1024));
    sink.awaitDrain({ drained: () => {} } as Watcher);
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const sleeper = connect((http.address() as AddressInfo).port, '127.0.0.1').pause();
  sleeper.write('GET / HTTP/1.1\r\nHost: foyer\r\n\r\n');
  const [, response] = (await once(http, 'request')) as [unknown, ServerResponse];
  await once(response, 'close');
  expect(await metrics.registry.metrics()).toContain('foyer_live_slow_closes_total 1');
  sleeper.destroy();
  http.close();
});

async function counted(name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(`^foyer_live_${name} (.+)$`, 'm').exec(text)?.[1]);
}
