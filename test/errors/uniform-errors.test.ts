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
  return bytesFor(office.manager.token, query, variables, path, accept);
}

async function bytesFor(
  token: string | undefined,
  query: string,
  variables = {},
  path = '/graphql',
  accept = '*/*',
): Promise<string> {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { accept, 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
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
  'mutation { advanceVisit(id: "x", input: { to: DONE }, more: 1) { __typename } }',
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

const wrongFilters = [{ mrn: 7 }, { nrm: 'x' }, 7, [1], { mrn: 'x', more: {} }];
const ofFilter = 'query($filter: PatientFilter!) { patients(filter: $filter) { totalCount } }';
const ofInput =
  'mutation($id: ID!, $input: AdvanceVisitInput!) { advanceVisit(id: $id, input: $input) { __typename } }';
const wrongInputs = [{ to: 'DOEN' }, { ot: 'DONE' }, 7, [1], { to: 'DONE', more: {} }, null];

test.each([
  ['without a token', () => undefined],
  ['with a token that is not valid', () => `${office.manager.token?.slice(0, -4)}aaaa`],
])('%s a variable that does not fit is named, and nothing is said of what would', async (_who, token) => {
  const answers = new Set<string>();
  for (const filter of [...wrongFilters, null]) answers.add(await bytesFor(token(), ofFilter, { filter }));
  expect([...answers]).toEqual([
    '{"errors":[{"message":"The value of $filter does not fit the operation.","extensions":{"code":"BAD_USER_INPUT"}}]}',
  ]);
});

test('without a session a mutation says the same of values that fit and of values that do not', async () => {
  const fitting = await bytesFor(undefined, ofInput, { id: 'x', input: { to: 'DONE' } });
  expect(fitting).toContain('UNAUTHENTICATED');
  for (const input of wrongInputs) expect(await bytesFor(undefined, ofInput, { id: 'x', input })).toBe(fitting);
  const written = (to: string) =>
    bytesFor(undefined, `mutation { advanceVisit(id: "x", input: { to: ${to} }) { __typename } }`);
  expect(await written('DOEN')).toBe(await written('DONE'));
});

test('a session that has ended hears no more than a client without one', async () => {
  const colleague = await office.as('FRONT_DESK');
  await colleague.ask('{ practice { name } }');
  await colleague.ask('mutation { signOut { __typename } }');
  const answer = await bytesFor(colleague.token, ofFilter, { filter: { mrn: 7 } });
  expect(answer).toContain('"The value of $filter does not fit the operation."');
});

test('a client with a session gets every problem of its variables, over HTTP, WebSocket and streams', async () => {
  const query =
    'query($filter: PatientFilter, $first: Int) { patients(filter: $filter, first: $first) { totalCount } }';
  const variables = { filter: { mrn: 7, phone: 'x', nmae: 1 }, first: 'many' };
  await bytes(query);
  const { errors } = JSON.parse(await bytes(query, variables));
  // An operation that comes for the third time is compiled.
  for (let time = 0; time < 3; time += 1) await bytes(query);
  expect(JSON.parse(await bytes(query, variables)).errors).toEqual(errors);
  expect(errors).toHaveLength(1);
  const [{ message, extensions }] = errors;
  expect(extensions.code).toBe('BAD_USER_INPUT');
  expect(extensions.problems.map(({ path }: { path: string[] }) => path.join('.'))).toEqual([
    'filter.mrn',
    'filter.phone',
    'filter.nmae',
    'first',
  ]);
  expect(message).toBe(
    '$filter.mrn does not fit; send a text, such as "abc". Correct as well: filter.phone, filter.nmae, first.',
  );
  const watching = watch({ url: server.url, token: office.manager.token ?? '', query, variables });
  expect((await watching.until(() => true)).errors).toEqual(errors);
  await watching.stop();
  const stream = await bytes(
    'subscription($id: ID!) { waitingRoom(siteId: $id) { kind } }',
    { id: {} },
    '/graphql/stream',
    'text/event-stream',
  );
  expect(stream).toContain('"problems":[{"path":["id"]');
});

test('signing in names its own fields, and nothing else of the schema', async () => {
  const sign =
    'mutation($input: SignInInput!) { signIn(input: $input) { ... on InvalidInputError { problems { path message } } } }';
  const { data } = JSON.parse(
    await bytesFor(undefined, sign, { input: { email: 'desk', pasword: 'x', practiceId: 'x' } }),
  );
  expect(data.signIn.problems).toEqual([
    {
      path: ['input', 'email'],
      message: 'input.email does not fit; send an e-mail address such as "desk@example.org", at most 254 characters.',
    },
    { path: ['input', 'password'], message: 'input.password is required; send a text, such as "abc".' },
    { path: ['input', 'practiceId'], message: 'input.practiceId is no id; a Practice id (practice_…) is needed.' },
    { path: ['input', 'pasword'], message: 'input.pasword is no field of this input; remove it.' },
  ]);
  const long = await bytesFor(undefined, sign, { input: { email: 'a@example.org', password: 'x'.repeat(201) } });
  expect(long).toContain('input.password has 201 characters');
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
