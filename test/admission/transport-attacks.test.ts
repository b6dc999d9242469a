import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTestServer } from '../kit/start-test-server.ts';
import { openRawSocket } from '../live/kit/raw-socket.ts';
import { type Recorded, startRecorded } from './kit/start-recorded.ts';

let server: Recorded['server'];
let office: Recorded['office'];
let statements: Recorded['statements'];
let stop: Recorded['stop'];

beforeAll(async () => {
  ({ server, office, statements, stop } = await startRecorded());
});

beforeEach(() => {
  statements.take();
});

afterAll(() => stop());

const operation = { query: '{ practice { name } }' };
const json = JSON.stringify(operation);
const brackets = (count: number) => `${'['.repeat(count)}${']'.repeat(count)}`;
const post = (body: string | Buffer, headers: Record<string, string> = {}, path = '/graphql') =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${office.manager.token}`, ...headers },
    body,
  });

describe('a body that is no operation is refused without a statement', () => {
  test.each([
    ['D7: ten operations in one body', `[${Array(10).fill(json).join(',')}]`, {}, [400]],
    ['D7: a thousand operations in one body', `[${Array(1_000).fill(json).join(',')}]`, {}, [400]],
    ['D8: a body of 1 MB', JSON.stringify({ query: `{ patient(id: "${'x'.repeat(1_000_000)}") { id } }` }), {}, [413]],
    [
      'D8: a body that is packed',
      gzipSync(JSON.stringify({ query: `{ practice { name } } #${'x'.repeat(50_000_000)}` })),
      { 'content-encoding': 'gzip' },
      [400, 413, 415],
    ],
    ['D8: brackets 100,000 deep', brackets(100_000), {}, [400]],
    [
      'D11: a hash for Apollo’s list of queries',
      JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }),
      {},
      [200, 400],
    ],
    ['C1: plain text', json, { 'content-type': 'text/plain' }, [415]],
    [
      'C1: a form',
      `query=${encodeURIComponent(operation.query)}`,
      { 'content-type': 'application/x-www-form-urlencoded' },
      [415],
    ],
    ['C1: a multipart form', json, { 'content-type': 'multipart/form-data; boundary=x' }, [415]],
    ['C1: a type with something after it', json, { 'content-type': 'application/json;foo' }, [400, 415]],
    ['C1: an unknown type', json, { 'content-type': 'application/graphql' }, [415]],
    ['C1: nothing', '', {}, [400]],
    [
      'C1: a form with the operation in one of its parts, as uploads are sent',
      `--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n${json}\r\n--x--\r\n`,
      { 'content-type': 'multipart/form-data; boundary=x' },
      [415],
    ],
    ['C3: another origin', json, { origin: 'https://evil.example' }, [403]],
    ['C3: another origin, with what rides on browsers', json, { origin: 'https://evil.example', cookie: 'a=b' }, [403]],
    ['C3: no origin at all, in its words', json, { origin: 'null' }, [403]],
    ['C3: an origin that begins as ours does', json, { origin: 'http://127.0.0.1.evil.example' }, [403]],
    [
      'C4: another origin that a header calls ours',
      json,
      { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
      [403],
    ],
  ])('%s', async (_what, body, headers, statuses) => {
    const response = await post(body, headers);
    expect(statuses).toContain(response.status);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    expect(await response.text()).not.toContain('"data"');
    expect(statements.take()).toEqual([]);
  });

  const change = 'mutation { updatePractice(input: { name: "x", expectedVersion: 1 }) { __typename } }';
  test.each(
    ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].flatMap((method) => [
      { method, what: 'a query', query: operation.query },
      { method, what: 'a mutation', query: change },
    ]),
  )('C2: $method with $what', async ({ method, query }) => {
    const response = await fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`, {
      method,
      headers: { authorization: `Bearer ${office.manager.token}`, 'apollo-require-preflight': 'yes' },
    });
    expect([400, 404, 405, 415]).toContain(response.status);
    expect(statements.take()).toEqual([]);
  });

  test('C3: a preflight of another origin is answered without permission', async () => {
    const named = await startTestServer({ allowedOrigins: ['https://desk.example'] });
    onTestFinished(() => named.stop());
    for (const [url, origin] of [
      [server.url, 'https://evil.example'],
      [named.url, 'https://desk.example.evil.example'],
      [named.url, 'null'],
    ]) {
      const { headers } = await fetch(`${url}/graphql`, {
        method: 'OPTIONS',
        headers: { origin: origin ?? '', 'access-control-request-method': 'POST' },
      });
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  test('C6: a cookie opens nothing: a client without another token is unauthenticated', async () => {
    const cookie = `authorization=Bearer ${office.manager.token}; token=${office.manager.token}`;
    const { socket, until, subscribe, closed } = await openRawSocket(server.url, undefined, { cookie });
    await until(({ type }) => type === 'connection_ack');
    subscribe('1', operation.query);
    expect(JSON.stringify(await until(({ id }) => id === '1'))).toContain('UNAUTHENTICATED');
    socket.terminate();
    await closed;
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: json,
    });
    expect(await response.text()).toContain('UNAUTHENTICATED');
    expect(statements.take()).toEqual([]);
  });

  test('C2: a method that a header names counts for nothing', async () => {
    expect((await post(json, { 'x-http-method-override': 'DELETE' })).status).toBe(200);
  });

  test.each(['/graphql', '/graphiql', '/playground', '/console', '/altair', '/voyager'])(
    'G5: a browser finds no tool at %s',
    async (path) => {
      const response = await fetch(`${server.url}${path}`, { headers: { accept: 'text/html' } });
      expect([404, 405, 406]).toContain(response.status);
      expect(await response.text()).not.toMatch(/<html|<script/i);
    },
  );

  test('C7: nothing is said about the server, and nothing is kept on the way', async () => {
    const { headers } = await post('{');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toContain('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
  });

  test('C7: an internal error is reported without the place where it happened', async () => {
    const query = '{ visitTypes { edges { node { name } } } }';
    await runAsOwner(server, 'alter table visit_type rename column name to label');
    const told = await (await post(JSON.stringify({ query }))).text();
    await runAsOwner(server, 'alter table visit_type rename column label to name');
    expect(told).toContain('INTERNAL_SERVER_ERROR');
    expect(told).not.toMatch(/stack|exception|\.ts|at \w+ \(|visit_type/);
  });
});

describe('a socket that sends what is no message is closed', () => {
  test.each([
    ['D7: several operations in one message', `[${json},${json}]`, 4400],
    ['D8: brackets 100,000 deep', brackets(100_000), 4400],
    [
      'D8: a message of 1 MB',
      JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 'x'.repeat(1_000_000) } }),
      1009,
    ],
    ['no JSON', '{', 4400],
  ])('%s', async (_what, message, code) => {
    const { socket, until, closed } = await openRawSocket(server.url, office.manager.token);
    await until(({ type }) => type === 'connection_ack');
    await Promise.allSettled(server.app.running);
    statements.take();
    socket.send(message);
    expect((await closed).code).toBe(code);
    expect(statements.take()).toEqual([]);
  });
});

test('D8: variables 100,000 deep are refused over HTTP and WebSocket, without a statement', async () => {
  const payload = `{"query":"{ practice { name } }","variables":{"deep":${brackets(100_000)}}}`;
  const { socket, until } = await openRawSocket(server.url, office.manager.token);
  await until(({ type }) => type === 'connection_ack');
  await Promise.allSettled(server.app.running);
  statements.take();
  socket.send(`{"id":"1","type":"subscribe","payload":${payload}}`);
  expect(await until(({ id }) => id === '1')).toMatchObject({ type: 'error' });
  expect(await (await post(payload)).json()).toMatchObject({
    errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
  });
  expect(statements.take()).toEqual([]);
  socket.terminate();
});

test('streams refuse what is too large as the others do, without a statement', async () => {
  const query = 'subscription { changes { kind changes { at at at } } } '.replace('at at at', 'at '.repeat(30));
  const response = await post(JSON.stringify({ query }), { accept: 'text/event-stream' }, '/graphql/stream');
  expect(await response.text()).toContain('GRAPHQL_VALIDATION_FAILED');
  expect(statements.take()).toEqual([]);
});
