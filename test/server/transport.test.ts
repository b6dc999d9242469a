import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createClient } from '../kit/client.ts';
import { watch } from '../kit/live-client.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { runAsOwner } from '../kit/run-as-owner.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer({ explorer: false });
  office = await openOffice(server);
});

afterAll(() => server.stop());

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
const anyQuery = JSON.stringify({ query: '{ viewer { permissions } }' });

test('queries do not travel in addresses: GET is not answered', async () => {
  const response = await fetch(`${server.url}/graphql?query={viewer{permissions}}`, {
    headers: { 'apollo-require-preflight': 'yes' },
  });
  expect([404, 405]).toContain(response.status);
});

test('several operations in one body are refused', async () => {
  expect((await post(`[${anyQuery},${anyQuery}]`)).status).toBe(400);
});

test('a body over 256 KB is refused before it is read', async () => {
  expect((await post(JSON.stringify({ query: `{ viewer { permissions } } # ${'x'.repeat(256 * 1024)}` }))).status).toBe(
    413,
  );
});

test('a form or plain text is no operation', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    expect((await post(anyQuery, { 'content-type': type })).status).toBeGreaterThanOrEqual(400);
  }
});

test('no proxy may cache an answer, and its headers say nothing about the server', async () => {
  const { headers } = await post(anyQuery);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-powered-by')).toBeNull();
});

test('a page of another origin can neither post nor open a socket', async () => {
  expect((await post(anyQuery, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await post(anyQuery, { origin: server.url })).status).toBe(200);
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    origin: 'https://evil.example',
  });
  const [error] = (await once(socket, 'error')) as [Error];
  expect(error.message).toContain('403');
});

test('a page of an allowed origin may call, and the preflight of its browser is answered so', async () => {
  const other = await startTestServer({ allowedOrigins: ['https://desk.example'] });
  const preflight = await fetch(`${other.url}/graphql`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://desk.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });
  const call = await fetch(`${other.url}/graphql`, {
    method: 'POST',
    headers: { origin: 'https://desk.example', 'content-type': 'application/json' },
    body: anyQuery,
  });
  await other.stop();
  expect(preflight.headers.get('access-control-allow-origin')).toBe('https://desk.example');
  expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
  for (const { headers } of [preflight, call]) {
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  }
  expect([call.status, call.headers.get('access-control-allow-origin')]).toEqual([200, 'https://desk.example']);
});

test('a peer that resets its connection in the middle of an upgrade affects no other client', async () => {
  const { hostname, port } = new URL(server.url);
  for (let turn = 0; turn < 40; turn += 1) {
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write(`GET /nowhere HTTP/1.1\r\nHost: ${hostname}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    socket.resetAndDestroy();
    await once(socket, 'close');
  }
  expect((await post(anyQuery)).status).toBe(200);
});

test('an operation that fails early leaves nothing running behind it', async () => {
  const query = `{ searchPatients(text: "abcd", after: "zzz") { pageInfo { hasNextPage } }
    practice { sites { edges { node { rooms { name } } } } } }`;
  for (let turn = 0; turn < 15; turn += 1)
    expect((await office.manager.send(query)).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  expect(await office.manager.ask('{ practice { id } }')).toEqual({ practice: { id: office.practiceId } });
});

test('many operations that read and then sign in do not wait for each other’s connections', async () => {
  const document = `mutation { a: updatePractice(input: { expectedVersion: 99, name: "x" }) { ... on StaleVersionError { current { ... on Practice { name } } } }
    b: startDisplayPairing { __typename } }`;
  const answers = await Promise.all(Array.from({ length: 40 }, () => office.manager.send(document)));
  expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
});

test('a fault while finding out who asks is masked over WebSocket as it is over HTTP', async () => {
  await runAsOwner(server, 'revoke select on session from foyer_app');
  const http = await office.manager.send('{ practice { id } }');
  const watching = watch({ url: server.url, token: office.manager.token, query: '{ practice { id } }' });
  await watching.ended;
  await runAsOwner(server, 'grant select on session to foyer_app');
  expect(http.errors?.[0]?.message).toMatch(/^The server failed to answer this/);
  expect(watching.closed()).toEqual({ code: 4500, reason: 'Internal server error' });
});

test('a token that is unknown opens no socket', async () => {
  const watching = watch({
    url: server.url,
    token: 'foyer_st_unknown',
    query: 'subscription { displayBoard { kind } }',
  });
  await watching.ended;
  expect(watching.payloads).toEqual([]);
});

test('outside development the schema does not answer introspection', async () => {
  const introspection = '{ __schema { types { name } } }';
  const overHttp = await createClient(server.url).send(introspection);
  expect(overHttp.errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED');
  const overSocket = watch({ url: server.url, query: introspection });
  expect((await overSocket.until(() => true)).errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED');
  await overSocket.stop();
});

test('a bug is reported alike over HTTP and WebSocket: a number to quote, and nothing of its cause', async () => {
  await runAsOwner(server, 'alter table visit_type rename column name to label');
  const query = '{ visitTypes { edges { node { name } } } }';
  const http = await office.manager.send(query);
  const watching = watch({ url: server.url, token: office.manager.token, query });
  const socket = await watching.until(() => true);
  await watching.stop();
  await runAsOwner(server, 'alter table visit_type rename column label to name');
  for (const answer of [http, socket]) {
    const [error] = answer.errors ?? [];
    expect(error?.message).toMatch(/^The server failed to answer this. Quote [0-9a-f-]{36} when you report it.$/);
    expect(error?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', requestId: expect.any(String) });
    expect(JSON.stringify(answer)).not.toMatch(/visit_type|select|does not exist/i);
  }
});
