import {
  type AnyVariables,
  Client,
  fetchExchange,
  type OperationResult,
  type SubscriptionForwarder,
  subscriptionExchange,
} from '@urql/core';
import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOffice } from '../kit/office.ts';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';
import { query, type Setup, type StockClient, signOutElsewhere, travel } from './kit/journey.ts';
import { expectErrorTexts, expectRefusalsAsData, type StockMutation } from './kit/refusals.ts';
import { expectStatusTexts } from './kit/refused-requests.ts';
import { socketClient } from './kit/socket-client.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startOwnServer();
});

afterAll(() => server.stop());

type Forwarding = (setup: Pick<Setup, 'url'> & { token?: string | undefined }) => SubscriptionForwarder;

const overSockets: Forwarding = (setup) => {
  const client = socketClient(setup);
  return ({ query = '', variables }) => ({
    subscribe: (sink) => ({
      unsubscribe: client.subscribe({ query, variables: variables as Setup['variables'] }, sink),
    }),
  });
};

const overStreams: Forwarding = ({ url, token }) => {
  const client = createClient({
    url: `${url}/graphql/stream`,
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
  return ({ query = '', variables }) => ({
    subscribe: (sink) => ({
      unsubscribe: client.subscribe({ query, variables: variables as Setup['variables'] }, sink),
    }),
  });
};

const urql =
  (forwarding: Forwarding): StockClient =>
  (setup) => {
    const client = new Client({
      url: `${setup.url}/graphql`,
      preferGetMethod: false,
      exchanges: [subscriptionExchange({ forwardSubscription: forwarding(setup) })],
    });
    const { unsubscribe } = client
      .subscription<unknown, AnyVariables>(query, setup.variables)
      .subscribe(({ data, error }) => setup.next({ data, ...(error && { errors: error.graphQLErrors }) }));
    return unsubscribe;
  };

describe.each([
  ['graphql-ws', overSockets],
  ['graphql-sse', overStreams],
])('urql over %s', (_transport, forwarding) => {
  test('reconnects by itself after a lost connection and gets all there is', async () => {
    await travel(server, urql(forwarding), 'STARTS_OVER');
  });

  test('receives the reason when its session has signed out', async () => {
    await expect(signOutElsewhere(server, urql(forwarding))).resolves.toBeDefined();
  });
});

test('urql’s own subscriptions over fetch work as well', async () => {
  const direct: StockClient = ({ url, token, variables, next }) => {
    const client = new Client({
      url: `${url}/graphql/stream`,
      preferGetMethod: false,
      fetchSubscriptions: true,
      fetchOptions: { headers: { authorization: `Bearer ${token}` } },
      exchanges: [fetchExchange],
    });
    const { unsubscribe } = client
      .subscription<unknown, AnyVariables>(query, variables)
      .subscribe(({ data, error }) => next({ data, ...(error && { errors: error.graphQLErrors }) }));
    return unsubscribe;
  };
  await expect(signOutElsewhere(server, direct)).resolves.toBeDefined();
});

/** A new client with its usual exchanges, or with one that sends everything over WebSockets. */
const mutation =
  (isOverSockets: boolean): StockMutation =>
  async (mutating) => {
    const { url, token, query, variables } = mutating;
    const overSocket = subscriptionExchange({
      forwardSubscription: overSockets(mutating),
      enableAllOperations: true,
    });
    const client = new Client({
      url: `${url}/graphql`,
      exchanges: [isOverSockets ? overSocket : fetchExchange],
      fetchOptions: token ? { headers: { authorization: `Bearer ${token}` } } : {},
    });
    const { data, error } = await client.mutation<unknown, AnyVariables>(query, variables).toPromise();
    if (error?.networkError) throw error.networkError;
    return { data, errors: error?.graphQLErrors ?? [] };
  };

describe.each([
  ['HTTP', false],
  ['WebSockets', true],
])('a mutation of urql over %s', (_transport, isOverSockets) => {
  test('that is refused brings the texts and the facts', async () => {
    await expectRefusalsAsData(server, mutation(isOverSockets));
  });

  test('that fails brings the texts of its errors', async () => {
    await expectErrorTexts(server, mutation(isOverSockets));
  });
});

test('urql receives the texts of refused requests', async () => {
  await expectStatusTexts(mutation(false));
});

test('urql that sends a query by GET, as it does unless preferGetMethod is false, receives the way out', async () => {
  const client = new Client({ url: `${server.url}/graphql`, exchanges: [fetchExchange] });
  const { error } = await client.query<unknown, AnyVariables>('{ __typename }', {}).toPromise();
  expect(error?.graphQLErrors.map(({ message }) => message)).toEqual(['Send operations with POST.']);
});

test('urql that sends a subscription to /graphql receives the two ways that there are', async () => {
  const { manager } = await openOffice(server);
  const client = new Client({
    url: `${server.url}/graphql`,
    preferGetMethod: false,
    fetchSubscriptions: true,
    fetchOptions: { headers: { authorization: `Bearer ${manager.token}` } },
    exchanges: [fetchExchange],
  });
  const { error } = await new Promise<OperationResult>((resolve) => {
    client.subscription<unknown, AnyVariables>('subscription { changes { kind } }', {}).subscribe(resolve);
  });
  expect(error?.graphQLErrors[0]?.message).toMatch(/WebSocket at .*\/graphql\/stream/);
});
