import { afterAll, beforeAll, expect, test } from 'vitest';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';
import { query, type StockClient, signOutElsewhere, travel } from './kit/journey.ts';
import { expectErrorTexts, expectRefusalsAsData, type Learned, type StockMutation } from './kit/refusals.ts';
import { socketClient } from './kit/socket-client.ts';
import type { Told, WaitingRoom } from './kit/witness.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startOwnServer();
});

afterAll(() => server.stop());

const subscribe: StockClient = ({ url, token, variables, next, complete }) => {
  const client = socketClient({ url, token });
  return client.subscribe({ query, variables }, { next: (result) => next(result as Told), error: () => {}, complete });
};

/** As the README says: the client sends the same variables with each attempt, so the last cursor belongs into them. */
const resuming: StockClient = (setup) =>
  subscribe({
    ...setup,
    next: (told) => {
      const cursor = (told.data as { waitingRoom?: WaitingRoom } | undefined)?.waitingRoom?.cursor;
      if (cursor) setup.variables.after = cursor;
      setup.next(told);
    },
  });

test('the graphql-ws client reconnects by itself after a lost connection and gets all there is', async () => {
  await travel(server, subscribe, 'STARTS_OVER');
});

test('the graphql-ws client that keeps the last cursor in its variables goes on where it stopped', async () => {
  await travel(server, resuming, 'RESUMES');
});

test('the graphql-ws client receives the reason and the end when its session has signed out', async () => {
  expect(await signOutElsewhere(server, subscribe)).toEqual({ isComplete: true });
});

test('the graphql-ws client with an invalid token receives its refusal once', async () => {
  const client = socketClient({ url: server.url, token: 'foyer_st_unknown' });
  const error = await new Promise((resolve) => {
    client.subscribe(
      { query, variables: { siteId: 'site_x' } },
      { next: () => {}, error: resolve, complete: () => {} },
    );
  });
  expect(error).toMatchObject({ code: 4403 });
});

const mutation: StockMutation = async ({ url, token, query, variables }) => {
  const client = socketClient({ url, token });
  const learned = await new Promise<Learned>((resolve, reject) => {
    client.subscribe(
      { query, variables },
      {
        next: ({ data, errors = [] }) => resolve({ data, errors }),
        error: (error) => (Array.isArray(error) ? resolve({ errors: error }) : reject(error)),
        complete: () => {},
      },
    );
  });
  await client.dispose();
  return learned;
};

test('the graphql-ws client receives the texts and the facts of a refused mutation', async () => {
  await expectRefusalsAsData(server, mutation);
});

test('the graphql-ws client receives the texts of errors', async () => {
  await expectErrorTexts(server, mutation);
});
