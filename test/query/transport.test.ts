import { once } from 'node:events';
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

test('answers are not kept by anybody on the way, and say nothing about the server', async () => {
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

test('a token that is unknown opens no socket', async () => {
  const watching = watch({
    url: server.url,
    token: 'foyer_st_unknown',
    query: 'subscription { displayBoard { kind } }',
  });
  await watching.ended;
  expect(watching.payloads).toEqual([]);
});

test('outside development the schema does not tell about itself', async () => {
  const introspection = '{ __schema { types { name } } }';
  const overHttp = await createClient(server.url).send(introspection);
  expect(overHttp.errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED');
  const overSocket = watch({ url: server.url, query: introspection });
  expect((await overSocket.until(() => true)).errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED');
  await overSocket.stop();
});

test('a bug is told alike over HTTP and WebSocket: a number to quote, and nothing of its cause', async () => {
  await runAsOwner(server, 'alter table visit_type rename column name to label');
  const query = '{ visitTypes { edges { node { name } } } }';
  const http = await office.manager.send(query);
  const watching = watch({ url: server.url, token: office.manager.token, query });
  const socket = await watching.until(() => true);
  await watching.stop();
  await runAsOwner(server, 'alter table visit_type rename column label to name');
  for (const answer of [http, socket]) {
    const [error] = answer.errors ?? [];
    expect(error?.message).toMatch(/^Something went wrong on our side. Quote [0-9a-f-]{36} when you report it.$/);
    expect(error?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', requestId: expect.any(String) });
    expect(JSON.stringify(answer)).not.toMatch(/visit_type|select|does not exist/i);
  }
});
