import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOffice } from '../kit/office.ts';
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

/** The result or the error with which an operation ends. */
const lastWord = (token: string | undefined, query: string) => {
  const client = createClient({
    url: `${server.url}/graphql/stream`,
    headers: token ? { authorization: `Bearer ${token}` } : {},
    retryAttempts: 0,
  });
  return new Promise<unknown>((resolve) => {
    let last: unknown;
    client.subscribe(
      { query },
      {
        next: (result) => {
          last = result;
        },
        error: resolve,
        complete: () => resolve(last),
      },
    );
  });
};
const refusedWith = (code: string, message: string) => ({
  errors: [expect.objectContaining({ message: expect.stringContaining(message), extensions: { code } })],
});

test('the graphql-sse client receives the texts of refused operations', async () => {
  const office = await openOffice(server);
  const { token } = await office.as('PRIVACY_OFFICER');
  const site = await office.site();
  expect(await lastWord(undefined, 'subscription { changes { kind } }')).toEqual(
    refusedWith('UNAUTHENTICATED', 'Sign in first'),
  );
  expect(await lastWord(token, `subscription { waitingRoom(siteId: "${site}") { kind } }`)).toEqual(
    refusedWith('FORBIDDEN', 'Your roles do not allow this.'),
  );
  expect(await lastWord(token, 'subscription { chnges { kind } }')).toEqual(
    refusedWith('GRAPHQL_VALIDATION_FAILED', 'Cannot query field "chnges"'),
  );
});

test('the graphql-sse client that sends a mutation receives the address that takes it', async () => {
  const { token } = (await openOffice(server)).manager;
  expect(await lastWord(token, 'mutation { signOut { __typename } }')).toEqual(
    refusedWith('BAD_USER_INPUT', 'send queries and mutations to /graphql'),
  );
});
