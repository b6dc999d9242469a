import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createResumingClient } from '@foyer/client/resuming';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { query, type StockClient, signOutElsewhere, travel } from '../clients/kit/journey.ts';
import type { Told } from '../clients/kit/witness.ts';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startOwnServer();
});

afterAll(() => server.stop());

const subscribe: StockClient = ({ url, token, variables, next, complete }) => {
  const client = createResumingClient({ url: `${url.replace('http', 'ws')}/graphql`, token: () => token });
  const frozen = Object.freeze({ ...variables });
  return client.subscribe(
    { query, variables: frozen },
    { next: (result) => next(result as Told), error: () => {}, complete },
  );
};

test('the resuming client goes on where it stopped, and leaves the variables of its caller alone', async () => {
  await travel(server, subscribe, 'RESUMES');
});

test('the resuming client receives the reason and the end when its session has signed out', async () => {
  expect(await signOutElsewhere(server, subscribe)).toEqual({ isComplete: true });
});

test('a token that is not valid ends it at once', async () => {
  const client = createResumingClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    token: () => 'foyer_st_unknown',
  });
  const error = await new Promise((resolve) => {
    client.subscribe(
      { query: 'subscription { changes { kind } }' },
      { next: () => {}, error: resolve, complete: () => {} },
    );
  });
  expect(error).toMatchObject({ code: 4403 });
});

test('it reads its token for each connection, and waits as long as a stopping server asks', async () => {
  const http = createServer().listen(0);
  onTestFinished(() => void http.close());
  const sockets = new WebSocketServer({ server: http });
  const params: unknown[] = [];
  const times: number[] = [];
  const asked = new Promise<void>((resolve) => {
    sockets.on('connection', (socket) => {
      times.push(performance.now());
      socket.on('message', (data) => {
        params.push(JSON.parse(String(data)).payload);
        if (params.length === 2) return resolve();
        socket.close(1001, 'The server restarts; reconnect in 1500 ms.');
      });
    });
  });
  const tokens = ['first', 'second'];
  const { port } = http.address() as AddressInfo;
  const client = createResumingClient({ url: `ws://127.0.0.1:${port}`, token: () => tokens.shift() ?? null });
  client.subscribe({ query: '{ __typename }' }, { next: () => {}, error: () => {}, complete: () => {} });
  await asked;
  expect(params).toEqual([{ authorization: 'Bearer first' }, { authorization: 'Bearer second' }]);
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(1_400);
  for (const socket of sockets.clients) socket.terminate();
});
