import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Office, openOffice } from '../kit/office.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';
import { times } from './kit/attack.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer({ explorer: true });
  office = await openOffice(server);
});

afterAll(() => server.stop());

test.each([
  [
    'depth',
    `{ practice { ${'sites { edges { node { rooms { visit { patient { '.repeat(3)} id ${'} } } } } } '.repeat(3)} } }`,
    'At most 15 fields inside each other are accepted, not ',
  ],
  [
    'aliases',
    `{ practice { ${times(31, (index) => `a${index}: __typename`)} } }`,
    'At most 30 aliases are accepted, not 31; use several operations.',
  ],
  [
    'root fields',
    `{ ${times(16, () => 'practice { id }')} ${times(15, () => 'viewer { permissions }')} }`,
    'At most 30 fields at the root are accepted, not 31; use several operations.',
  ],
  [
    'mutations',
    `mutation { ${times(11, () => 'signOut(input: {}) { __typename }')} }`,
    'At most 10 mutations of one operation are accepted, not 11; send several operations.',
  ],
  [
    'cost',
    '{ practice { sites(first: 100) { edges { node { rooms { transitions(first: 100) { edges { cursor } } } } } } } }',
    'An operation may cost 25000, this one costs 2060303 by @cost and @listSize; request smaller pages or fewer lists.',
  ],
  ['length', `{ ${' '.repeat(70_000)} practice { id } }`, 'A document may have 65536 characters; send a shorter one.'],
])('the message to a developer states the limit of %s and the way out', async (_limit, query, message) => {
  const { errors } = await office.manager.send(query);
  expect(errors).toMatchObject([
    { message: expect.stringContaining(message), extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
  ]);
});

test('a circle through the schema itself is refused to developers, too', async () => {
  const circle =
    '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }';
  const { errors } = await office.manager.send(circle);
  expect(errors?.[0]?.message).toBe('Maximum introspection depth exceeded');
});
