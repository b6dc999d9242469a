import { ApolloClient, type ApolloLink, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { possibleTypes } from '@foyer/client/possible-types';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOffice } from '../kit/office.ts';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';
import { query, type StockClient, signOutElsewhere, travel } from './kit/journey.ts';
import { expectErrorTexts, expectRefusalsAsData, type Mutating, type StockMutation } from './kit/refusals.ts';
import { expectStatusTexts } from './kit/refused-requests.ts';
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

const overHttp = ({ url, token }: Pick<Mutating, 'url' | 'token'>): ApolloLink =>
  new HttpLink({ uri: `${url}/graphql`, headers: token ? { authorization: `Bearer ${token}` } : {} });
const overSocket = ({ url, token }: Mutating): ApolloLink => new GraphQLWsLink(socketClient({ url, token }));

const mutation =
  (linkTo: (mutating: Mutating) => ApolloLink): StockMutation =>
  async (mutating) => {
    const client = new ApolloClient({ cache: new InMemoryCache({ possibleTypes }), link: linkTo(mutating) });
    try {
      const { data } = await client.mutate({ mutation: gql(mutating.query), variables: mutating.variables });
      return { data, errors: [] };
    } catch (error) {
      if (!CombinedGraphQLErrors.is(error)) throw error;
      return { data: error.data, errors: error.errors };
    } finally {
      client.stop();
    }
  };

describe.each([
  ['HTTP', overHttp],
  ['WebSockets', overSocket],
])('Apollo Client over %s', (_transport, linkTo) => {
  test('receives the texts and the facts of a refused mutation', async () => {
    await expectRefusalsAsData(server, mutation(linkTo));
  });

  test('receives the texts of errors', async () => {
    await expectErrorTexts(server, mutation(linkTo));
  });
});

test('Apollo Client receives the texts of refused requests', async () => {
  await expectStatusTexts(mutation(overHttp));
});

test('Apollo Client that sends a subscription over HTTP receives the two ways that there are', async () => {
  const { manager } = await openOffice(server);
  const { url, token } = manager;
  const client = new ApolloClient({ cache: new InMemoryCache(), link: overHttp({ url, token }) });
  const error = await new Promise<unknown>((resolve) => {
    client
      .subscribe({ query: gql`subscription Changes { changes { kind } }` })
      .subscribe({ next: (result) => resolve(result.error) });
  });
  client.stop();
  expect(CombinedGraphQLErrors.is(error) && error.errors[0]?.message).toMatch(/WebSocket at .*\/graphql\/stream/);
});
