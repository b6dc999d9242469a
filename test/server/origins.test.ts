import { once } from 'node:events';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';

interface Line {
  origin?: string;
  msg: string;
}

/** A log that can be read, of a server that is to be started. */
function readableLog() {
  const lines: Line[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  return { log: pino({ level: 'warn' }, stream), lines };
}

const post = ({ url }: TestServer, origin: string) =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ query: '{ __typename }' }),
  });

const preflight = ({ url }: TestServer, origin: string, path = '/graphql') =>
  fetch(`${url}${path}`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });

/** The status and the body with which a WebSocket is refused; null when it opens. */
async function upgrade({ url }: TestServer, origin: string): Promise<{ status?: number; text: string } | null> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { origin });
  socket.on('error', () => {});
  const response = await Promise.race([
    once(socket, 'open').then(() => null),
    once(socket, 'unexpected-response').then(([, response]) => response),
  ]);
  if (!response) {
    socket.terminate();
    return null;
  }
  const chunks = await response.toArray();
  return { status: response.statusCode, text: Buffer.concat(chunks).toString() };
}

const named = ['https://desk.example'];
const local = ['http://localhost:5173', 'http://127.0.0.1:3000', 'http://localhost', 'https://localhost:8443'];
const never = [
  'https://evil.example',
  'http://localhost.evil.example',
  'http://127.0.0.1.evil.example:3000',
  'http://evil.example:5173#localhost',
  'http://localhost:5173@evil.example',
  'null',
  'http://127.0.0.2:3000',
];

describe.each([
  { setting: 'in development', parts: {}, may: local, mayNot: [...never, ...named] },
  {
    setting: 'in development with named origins',
    parts: { allowedOrigins: named },
    may: [...local, ...named],
    mayNot: never,
  },
  { setting: 'in production', parts: { production: true }, may: [], mayNot: [...never, ...local, ...named] },
  {
    setting: 'in production with named origins',
    parts: { production: true, allowedOrigins: named },
    may: named,
    mayNot: [...never, ...local],
  },
])('$setting', ({ parts, may, mayNot }) => {
  const { log, lines } = readableLog();
  let server: TestServer;

  beforeAll(async () => {
    server = await startOwnServer({ ...parts, log });
  });

  afterAll(() => server.stop());

  test.each(may)('a page of %s may call', async (origin) => {
    const [asked, answer] = [await preflight(server, origin), await post(server, origin)];
    expect([asked.status, answer.status]).toEqual([204, 200]);
    for (const { headers } of [asked, answer]) expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(asked.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(await upgrade(server, origin)).toBeNull();
    expect(lines.filter((line) => line.origin === origin)).toEqual([]);
  });

  test.each(mayNot)('a page of %s may not, and the refusals and the log name the variable', async (origin) => {
    const refused = [
      await preflight(server, origin),
      await preflight(server, origin, '/graphql/stream'),
      await post(server, origin),
    ];
    for (const response of refused) {
      expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null]);
      expect(await response.json()).toEqual({
        errors: [{ message: expect.stringContaining('FOYER_ALLOWED_ORIGINS'), extensions: { code: 'FORBIDDEN' } }],
      });
    }
    expect(await upgrade(server, origin)).toEqual({
      status: 403,
      text: expect.stringContaining('FOYER_ALLOWED_ORIGINS'),
    });
    expect(lines.filter((line) => line.origin === origin).map(({ msg }) => msg)).toEqual([
      expect.stringContaining('FOYER_ALLOWED_ORIGINS'),
    ]);
  });
});

test('a page may call the server that it came from', async () => {
  const { log, lines } = readableLog();
  const server = await startOwnServer({ production: true, log });
  expect((await post(server, server.url)).status).toBe(200);
  expect(await upgrade(server, server.url)).toBeNull();
  expect(lines).toEqual([]);
  await server.stop();
});
