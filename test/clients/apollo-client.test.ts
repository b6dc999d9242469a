import { ApolloClient, CombinedGraphQLErrors, gql, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';
import { query, type StockClient, signOutElsewhere, travel } from './kit/journey.ts';
import { socketClient } from './kit/socket-client.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startOwnServer();
});

afterAll(() => server.stop());

const subscribe: StockClient = ({ url, token, variables, next, complete }) => {
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: new GraphQLWsLink(socketClient({ url, token })),
  });
  const subscription = client.subscribe({ query: gql(query), variables }).subscribe({
    next: ({ data, error }) => next({ data, ...(CombinedGraphQLErrors.is(error) && { errors: error.errors }) }),
    complete,
  });
  return () => {
    subscription.unsubscribe();
    client.stop();
  };
};

test('Apollo Client reconnects by itself after a lost connection and gets all there is', async () => {
  await travel(server, subscribe, 'STARTS_OVER');
});

test('Apollo Client receives the reason and the end when its session has signed out', async () => {
  expect(await signOutElsewhere(server, subscribe)).toEqual({ isComplete: true });
});
