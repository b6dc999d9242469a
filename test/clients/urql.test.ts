import { type AnyVariables, Client, fetchExchange, type SubscriptionForwarder, subscriptionExchange } from '@urql/core';
import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';
import { query, type Setup, type StockClient, signOutElsewhere, travel } from './kit/journey.ts';
import { socketClient } from './kit/socket-client.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startOwnServer();
});

afterAll(() => server.stop());

type Forwarding = (setup: Setup) => SubscriptionForwarder;

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
    headers: { authorization: `Bearer ${token}` },
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
