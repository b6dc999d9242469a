import type { GraphQLFormattedError } from 'graphql';
import { expect } from 'vitest';
import { openOffice } from '../../kit/office.ts';
import type { TestServer } from '../../kit/start-test-server.ts';

/** One mutation as an application hands it to its client library. */
export interface Mutating {
  url: string;
  token?: string | undefined;
  query: string;
  variables: Record<string, unknown>;
}

/** All that the application learns: data, and errors however the library reports them. */
export interface Learned {
  data?: unknown;
  errors: readonly Pick<GraphQLFormattedError, 'message' | 'extensions'>[];
}

export type StockMutation = (mutating: Mutating) => Promise<Learned>;

const createSite = `mutation CreateSite($input: CreateSiteInput!) {
  createSite(input: $input) { __typename ... on CreateSiteSuccess { site { id } } ... on UserError { message path }
    ... on InvalidInputError { problems { __typename path message } } } }`;
const updatePractice = `mutation Rename($input: UpdatePracticeInput!) {
  updatePractice(input: $input) {
    __typename
    ... on UserError { message path }
    ... on StaleVersionError { current { __typename id ... on Practice { name } } } } }`;

/** A refusal that is data arrives with its text, its path and its facts. */
export async function expectRefusalsAsData(server: TestServer, mutate: StockMutation): Promise<void> {
  const office = await openOffice(server);
  const { url, token } = office.manager;
  const hours = [{ weekday: 'MONDAY', opensAt: '25:00', closesAt: '18:00' }];
  const site = { name: 'x'.repeat(500), timeZone: 'America/New_York', hours };
  const faulty = await mutate({ url, token, query: createSite, variables: { input: site } });
  const __typename = 'InputProblem';
  expect(faulty).toEqual({
    data: {
      createSite: {
        __typename: 'InvalidInputError',
        message: expect.any(String),
        path: ['input', 'name'],
        problems: [
          { __typename, path: ['input', 'name'], message: expect.stringContaining('characters') },
          { __typename, path: ['input', 'hours', '0', 'opensAt'], message: expect.stringContaining('08:30') },
        ],
      },
    },
    errors: [],
  });
  const input = { expectedVersion: 99, name: 'Another name' };
  const stale = await mutate({ url, token, query: updatePractice, variables: { input } });
  expect(stale).toEqual({
    data: {
      updatePractice: {
        __typename: 'StaleVersionError',
        message: expect.stringContaining('99'),
        path: ['input', 'expectedVersion'],
        current: { __typename: 'Practice', id: office.practiceId, name: expect.stringMatching(/^Practice/) },
      },
    },
    errors: [],
  });
}

/** An error beside the data arrives with its text and its code, whichever step refuses. */
export async function expectErrorTexts(server: TestServer, mutate: StockMutation): Promise<void> {
  const office = await openOffice(server);
  const colleague = await office.as('FRONT_DESK');
  const input = { name: 'Harbor Street', timeZone: 'America/New_York', hours: [] };
  const told = async (mutating: Omit<Mutating, 'url'>) => {
    const { errors } = await mutate({ url: server.url, ...mutating });
    return errors.map(({ message, extensions }) => `${extensions?.code}: ${message}`);
  };
  expect(await told({ token: colleague.token, query: createSite, variables: { input } })).toEqual([
    'FORBIDDEN: Your roles do not allow this.',
  ]);
  expect(await told({ query: createSite, variables: { input } })).toEqual([
    expect.stringMatching(/^UNAUTHENTICATED: Sign in first/),
  ]);
  const { token } = office.manager;
  expect(await told({ token, query: 'mutation Wrong { signOff { __typename } }', variables: {} })).toEqual([
    expect.stringMatching(/^GRAPHQL_VALIDATION_FAILED: Cannot query field "signOff"/),
  ]);
}
