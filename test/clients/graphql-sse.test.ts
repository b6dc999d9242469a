import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';
import { query, type StockClient, signOutElsewhere, travel } from './kit/journey.ts';
import type { Told, WaitingRoom } from './kit/witness.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startOwnServer();
});

afterAll(() => server.stop());

const subscribe: StockClient = ({ url, token, variables, next, complete }) => {
  const client = createClient({
    url: `${url}/graphql/stream`,
    headers: { authorization: `Bearer ${token}` },
  });
  return client.subscribe({ query, variables }, { next: (result) => next(result as Told), error: () => {}, complete });
};

/** As the README says: the client asks for its headers with each attempt. */
const resuming: StockClient = ({ url, token, variables, next, complete }) => {
  let cursor: string | undefined;
  const client = createClient({
    url: `${url}/graphql/stream`,
    headers: () => ({ authorization: `Bearer ${token}`, ...(cursor && { 'last-event-id': cursor }) }),
  });
  return client.subscribe<{ waitingRoom: WaitingRoom }>(
    { query, variables },
    {
      next: (result) => {
        cursor = result.data?.waitingRoom.cursor ?? cursor;
        next(result as Told);
      },
      error: () => {},
      complete,
    },
  );
};

test('the graphql-sse client reconnects by itself after a lost connection and gets all there is', async () => {
  await travel(server, subscribe, 'STARTS_OVER');
});

test('the graphql-sse client that sends the last cursor as Last-Event-ID goes on where it stopped', async () => {
  await travel(server, resuming, 'RESUMES');
});

test('the graphql-sse client receives the reason and the end when its session has signed out', async () => {
  expect(await signOutElsewhere(server, subscribe)).toEqual({ isComplete: true });
});
