import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startOwnServer, type TestServer } from '../kit/start-test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startOwnServer();
});

afterAll(() => server.stop());

const modern = 'application/graphql-response+json';

function post(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

test('everything the specification’s audit asks for is as it asks, but for operations by GET, which are optional', async () => {
  const results = await auditServer({ url: `${server.url}/graphql` });
  const others = results.flatMap((result) =>
    result.status === 'ok' ? [] : [`${result.status} ${result.id} ${result.name}: ${result.reason}`],
  );
  expect(others.filter((line) => !/^notice .* GETs? /.test(line))).toEqual([]);
  expect(others.map((line) => line.split(' ')[1]).sort()).toEqual(['5A70', '6A70', 'D6D5']);
  expect(results.length).toBeGreaterThan(60);
});

test.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'])('%s is not how operations are sent', async (method) => {
  const query = '?query={viewer{permissions}}';
  const response = await fetch(`${server.url}/graphql${query}`, { method, headers: { accept: '*/*' } });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  if (method !== 'HEAD')
    expect(await response.json()).toEqual({
      errors: [{ message: 'Send operations with POST.', extensions: { code: 'BAD_REQUEST' } }],
    });
});

test.each([
  [undefined, 'application/json'],
  ['*/*', 'application/json'],
  ['application/*', 'application/json'],
  [modern, modern],
  [`${modern}; charset=utf-8, application/json; charset=utf-8`, modern],
  [`application/json, ${modern}`, 'application/json'],
  [`application/json;q=0.5, ${modern};q=0.9`, modern],
  [`${modern};q=0, */*`, 'application/json'],
  [`text/html, application/json;q=0.1`, 'application/json'],
])('to a client that accepts %s the answer is %s', async (accept, type) => {
  const { headers, status } = await post({ query: '{ __typename }' }, accept ? { accept } : {});
  expect([status, headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`]);
});

test.each(['text/html', 'image/*', `${modern};q=0`])(
  'a client that accepts only %s is rejected before anything is done',
  async (accept) => {
    const response = await post({ query: 'mutation { startDisplayPairing(input: {}) { __typename } }' }, { accept });
    expect(response.status).toBe(406);
    expect(await server.owner.em.execute('select 1 from display_pairing')).toEqual([]);
  },
);

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/json;foo',
  'application/json; charset=latin1',
  'text/plain; application/json',
])('a body of type %s is no operation', async (type) => {
  const response = await post({ query: '{ __typename }' }, { 'content-type': type });
  expect(response.status).toBe(415);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
});

test.each([
  ['half a body', '{"query":'],
  ['nothing', ''],
  ['several operations', [{ query: '{ __typename }' }, { query: '{ __typename }' }]],
  ['a number', '7'],
  ['no query', {}],
  ['a query that is no text', { query: 7 }],
  ['variables in a list', { query: '{ __typename }', variables: [7] }],
])('%s is no request, and 400 in every form', async (_what, body) => {
  for (const accept of ['application/json', modern]) {
    const response = await post(body, { accept });
    expect([response.status, response.headers.get('content-type')]).toEqual([400, `${accept}; charset=utf-8`]);
    const { errors, ...rest } = (await response.json()) as { errors: unknown[] };
    expect([errors, rest]).toEqual([[{ message: expect.any(String), extensions: { code: 'BAD_REQUEST' } }], {}]);
  }
});

test.each([
  ['an empty document', 400, { query: '' }],
  ['a document that cannot be parsed', 400, { query: '{' }],
  ['a field that does not exist', 400, { query: '{ zzz }' }],
  ['an operation that is not in the document', 400, { query: 'query A { __typename }', operationName: 'B' }],
  [
    'a variable of the wrong form',
    400,
    { query: 'query($id: ID!) { patient(id: $id) { id } }', variables: { id: {} } },
  ],
  ['data that is null because of an error', 200, { query: '{ practice { id } }' }],
])(
  '%s: with the media type whose status reports the outcome it is %i, with plain JSON 200',
  async (_what, status, body) => {
    const [plain, telling] = [await post(body, { accept: 'application/json' }), await post(body, { accept: modern })];
    expect([plain.status, telling.status]).toEqual([200, status]);
    const answers = [await plain.json(), await telling.json()] as Record<string, unknown>[];
    for (const answer of answers) {
      expect(answer.errors).toEqual([expect.objectContaining({ message: expect.any(String) })]);
      expect('data' in answer).toBe(status === 200);
    }
  },
);

test.each(['application/json', modern])(
  'a subscription is no request to %s: the refusal names the two ways that there are',
  async (accept) => {
    const query = 'subscription { changes { kind } }';
    const response = await post({ query }, { accept });
    expect([response.status, response.headers.get('content-type')]).toEqual([400, `${accept}; charset=utf-8`]);
    const { errors } = (await response.json()) as { errors: { message: string; extensions: unknown }[] };
    expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: 'BAD_REQUEST' }]);
    expect(errors[0]?.message).toMatch(/WebSocket at \/graphql .*\/graphql\/stream/);
  },
);

test('a browser in development still finds the explorer where operations are sent', async () => {
  const response = await fetch(`${server.url}/graphql`, { headers: { accept: 'text/html,application/xhtml+xml' } });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
});

test('every answer carries the number that the log has for it', async () => {
  const [one, other] = [await post({ query: '{ __typename }' }), await post({ query: '{' })];
  for (const { headers } of [one, other]) expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(one.headers.get('x-request-id')).not.toBe(other.headers.get('x-request-id'));
});
