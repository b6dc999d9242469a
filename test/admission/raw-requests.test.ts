import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { maxBodyBytes } from '../../src/server/server-limits.ts';
import { openRawSocket } from '../live/kit/raw-socket.ts';
import { type Recorded, startRecorded } from './kit/start-recorded.ts';

let server: Recorded['server'];
let office: Recorded['office'];
let statements: Recorded['statements'];
let stop: Recorded['stop'];

/** So short that a test can wait for it. */
const patience = { requestMs: 400, lookMs: 100 };

beforeAll(async () => {
  ({ server, office, statements, stop } = await startRecorded({ patience }));
});

beforeEach(() => {
  statements.take();
});

afterAll(() => stop());

interface RawRequest {
  socket: Socket;
  /** All bytes of the server, once it has closed the connection. */
  told: Promise<string>;
}

/** A connection of our own, so that what is sent need not be HTTP. */
async function open(): Promise<RawRequest> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  // The connection of a client that goes on sending is reset in the end.
  socket.on('error', () => {});
  const told = new Promise<string>((resolve) => socket.once('close', () => resolve(Buffer.concat(chunks).toString())));
  await once(socket, 'connect');
  return { socket, told };
}

const head = (path: string, ...lines: string[]) =>
  [
    `POST ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Accept: application/json, text/event-stream',
    `Authorization: Bearer ${office.manager.token}`,
    ...lines,
    '\r\n',
  ].join('\r\n');
const json = 'Content-Type: application/json';
const body = '{"query":"{ practice { name } }"}';
const lengthOf = (text: string) => `Content-Length: ${text.length}`;
const paths = ['/graphql', '/graphql/stream'];

test.each([
  ['both lengths', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /livez HTTP/1.1\r\n'],
  ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}'],
  ['a length that is none', 'Content-Length: 5, 6\r\n\r\n{}'],
  ['chunks by another name', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
  ['a broken chunk', 'Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n'],
])('C5: a request with %s is broken off', async (_what, rest) => {
  const { socket, told } = await open();
  socket.write(`POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\n${json}\r\n${rest}`);
  expect(await told).toMatch(/^HTTP\/1\.1 400 /);
  expect(statements.take()).toEqual([]);
});

test('C5: requests one behind the other on one connection are each answered, in their order', async () => {
  const { socket, told } = await open();
  const bad = '{"query":"{ nothing }"}';
  socket.write(
    [body, bad, body]
      .map((one, index) => head('/graphql', json, lengthOf(one), ...(index === 2 ? ['Connection: close'] : [])) + one)
      .join(''),
  );
  const answers = (await told).split(/(?=HTTP\/1\.1 )/);
  expect(answers.map((answer) => /"data"|GRAPHQL_VALIDATION_FAILED/.exec(answer)?.[0])).toEqual([
    '"data"',
    'GRAPHQL_VALIDATION_FAILED',
    '"data"',
  ]);
});

test.each(paths)('C1: %s requires exactly one content type and at most one authorization', async (path) => {
  for (const lines of [
    [json, 'Content-Type: text/plain'],
    ['content-type: text/plain', json],
    [json, 'AUTHORIZATION: Bearer another'],
    [],
  ]) {
    const { socket, told } = await open();
    socket.write(`${head(path, ...lines, lengthOf(body), 'Connection: close')}${body}`);
    expect(await told).toMatch(/^HTTP\/1\.1 4(00|15) /);
  }
  expect(statements.take()).toEqual([]);
});

test.each(paths)('D8: of a body of 50 MB without a stated length, %s reads no more than its limit', async (path) => {
  const { socket, told } = await open();
  socket.write(head(path, json, 'Transfer-Encoding: chunked'));
  const chunk = Buffer.alloc(64 * 1024, ' ');
  const framed = Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]);
  for (let sent = 0; sent < 50_000_000 && !socket.destroyed; sent += chunk.length)
    if (!socket.write(framed)) await Promise.race([once(socket, 'drain').catch(() => told), told]);
  socket.end();
  // The answer may be lost when the connection is reset under a client that goes on sending.
  expect(await told).toMatch(/^(HTTP\/1\.1 413 |$)/);
  expect(socket.bytesWritten).toBeLessThan(20_000_000);
  expect(statements.take()).toEqual([]);
});

test('D8: a body that says it has 50 MB is refused before it comes', async () => {
  const { socket, told } = await open();
  socket.write(head('/graphql', json, 'Content-Length: 50000000'));
  const [first] = (await once(socket, 'data')) as [Buffer];
  expect(String(first)).toMatch(/^HTTP\/1\.1 413 /);
  socket.destroy();
  await told;
});

test.each([
  ['headers', 'POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: '],
  ['a body', () => `${head('/graphql', json, 'Content-Length: 1000')}{"query":`],
  ['the chunks of a body', () => `${head('/graphql', json, 'Transfer-Encoding: chunked')}ffff\r\n{"que`],
  ['the body of a stream', () => `${head('/graphql/stream', json, 'Content-Length: 1000')}{"query":`],
])('D8: who never ends %s, and sends a byte now and then, is left', async (_what, beginning) => {
  const { socket, told } = await open();
  socket.write(typeof beginning === 'string' ? beginning : beginning());
  const drip = setInterval(() => socket.write('x'), 20);
  expect(await told).toMatch(/^HTTP\/1\.1 408 /);
  clearInterval(drip);
  expect(statements.take()).toEqual([]);
});

test('D8: a message of 50 MB in many frames is broken off when it is larger than one may be', async () => {
  const { socket, until, closed } = await openRawSocket(server.url, office.manager.token);
  await until(({ type }) => type === 'connection_ack');
  const frame = ' '.repeat(64 * 1024);
  let sent = 0;
  while (sent < 50_000_000 && socket.readyState === socket.OPEN) {
    await new Promise((resolve) => socket.send(frame, { fin: false }, resolve));
    sent += frame.length;
  }
  expect((await closed).code).toBe(1009);
  expect(sent).toBeGreaterThan(maxBodyBytes);
});

test('D8: messages cannot be packed: it is not agreed to, and who does it all the same is left', async () => {
  const { socket, until, closed } = await openRawSocket(server.url, office.manager.token);
  await until(({ type }) => type === 'connection_ack');
  expect(socket.extensions).toBe('');
  const connection = (socket as unknown as { _socket: Socket })._socket;
  // A frame whose first bit after `fin` says that it is packed; masked with zeros.
  connection.write(Buffer.from([0xc1, 0x82, 0, 0, 0, 0, 0x7b, 0x7d]));
  expect((await closed).code).toBe(1002);
});
