import { afterAll, beforeAll, expect, test } from 'vitest';
import { toTypeId } from '../../src/contract/type-id.ts';
import { newId } from '../../src/database/sql/new-id.ts';
import { watch } from '../kit/live-client.ts';
import { type Office, openOffice } from '../kit/office.ts';
import { startTestServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer({ explorer: false });
  office = await openOffice(server);
});

afterAll(() => server.stop());

async function bytes(query: string, variables = {}, path = '/graphql', accept = '*/*'): Promise<string> {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { accept, 'content-type': 'application/json', authorization: `Bearer ${office.manager.token}` },
    body: JSON.stringify({ query, variables }),
  });
  return response.text();
}

const misspelled = [
  '{pateint{id}}',
  '{zzz}',
  '{ practice { sites { edges { node { rooms { nmae } } } } } }',
  '{ zzz yyy xxx www }',
  '{ patient(id: {a: 1}) { id } }',
  '{ patient(idd: "x") { id } }',
  '{ patient { id } }',
  '{ practice }',
  '{ practice { name { first } } }',
  '{ ... on Pateint { id } }',
  'query($input: RegisterPatientInputt!) { __typename }',
  'mutation { advanceVisit(id: "x", input: { to: DOEN }) { __typename } }',
  '{ practice { ...Nothing } }',
  '{ practice @nope { name } }',
  '{ __type(name: "Patient") { fields { name } } }',
  '{ __schema { types { name } } }',
];

test('every invalid document gets the same bytes, and only developers learn of the schema', async () => {
  const refusal = {
    message: 'This is no operation that the server takes.',
    extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
  };
  for (const query of misspelled)
    expect([query, await bytes(query)]).toEqual([query, JSON.stringify({ errors: [refusal] })]);
});

test('the same bytes for all over WebSocket and streams too', async () => {
  const seen = new Set<string>();
  for (const query of misspelled.slice(0, 6)) {
    const watching = watch({ url: server.url, token: office.manager.token ?? '', query });
    seen.add(JSON.stringify((await watching.until(() => true)).errors));
    await watching.stop();
    const stream = await bytes(query, {}, '/graphql/stream', 'text/event-stream');
    seen.add(JSON.stringify(JSON.parse(/data: ?(.+)/.exec(stream)?.[1] ?? '').errors));
  }
  expect([...seen]).toEqual([
    '[{"message":"This is no operation that the server takes.","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]',
  ]);
});

test('a document that cannot be parsed has a code of its own, but no location', async () => {
  const refusals = new Set([await bytes('{'), await bytes('query { practice { name '), await bytes('')]);
  expect([...refusals]).toEqual([
    '{"errors":[{"message":"This is no operation that the server takes.","extensions":{"code":"GRAPHQL_PARSE_FAILED"}}]}',
  ]);
});

test('a variable that does not fit is named, and nothing is said of what would', async () => {
  const query =
    'mutation($id: ID!, $input: AdvanceVisitInput!) { advanceVisit(id: $id, input: $input) { __typename } }';
  const attempts = [{ to: 'DOEN' }, { ot: 'DONE' }, 7, [1], { to: 'DONE', more: {} }, null];
  const answers = new Set<string>();
  for (const input of attempts) answers.add(await bytes(query, { id: 'x', input }));
  expect([...answers]).toEqual([
    '{"errors":[{"message":"The value of $input does not fit the operation.","extensions":{"code":"BAD_USER_INPUT"}}]}',
  ]);
});

test('developers get the mistake and its location', async () => {
  const development = await startTestServer();
  const response = await fetch(`${development.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ pratcice { name } }' }),
  });
  const { errors } = (await response.json()) as { errors: unknown[] };
  await development.stop();
  expect(errors).toMatchObject([{ message: /Cannot query field "pratcice"/, locations: [{ line: 1, column: 3 }] }]);
});

test('a row of another practice is answered like one that does not exist, in the same bytes', async () => {
  const stranger = await openOffice(server);
  const foreign = { patient: await stranger.patient(), site: await stranger.site() };
  const random = { patient: toTypeId('Patient', newId()), site: toTypeId('Site', newId()) };
  const read = 'query($id: ID!) { patient(id: $id) { id } node(id: $id) { id } }';
  expect(await bytes(read, { id: foreign.patient })).toBe(await bytes(read, { id: random.patient }));
  const board = 'subscription($id: ID!) { waitingRoom(siteId: $id) { kind } }';
  const stream = (id: string) => bytes(board, { id }, '/graphql/stream', 'text/event-stream');
  expect(await stream(foreign.site)).toBe(await stream(random.site));
});
