import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Office, openOffice } from '../../kit/office.ts';
import { startTestServer, type TestServer } from '../../kit/start-test-server.ts';

let server: TestServer;
let office: Office;

beforeAll(async () => {
  server = await startTestServer();
});

beforeEach(async () => {
  office = await openOffice(server);
});

afterAll(() => server.stop());

interface Result {
  __typename: string;
  path?: string[];
  current?: { version: number };
  clearinghouse?: { id: string; name: string; version: number };
}

const facts = { sender: 'HARBOR1', receiver: 'CLEAR77' };
const members = `__typename ... on UserError { message path }`;
const success = '{ clearinghouse { id name version } }';

async function create(input: object, { manager } = office): Promise<Result> {
  const document = `mutation($input: CreateClearinghouseInput!) {
    result: createClearinghouse(input: $input) { ${members} ... on CreateClearinghouseSuccess ${success} } }`;
  return (await manager.ask<{ result: Result }>(document, { input })).result;
}

async function update(id: string, input: object): Promise<Result> {
  const document = `mutation($id: ID!, $input: UpdateClearinghouseInput!) {
    result: updateClearinghouse(id: $id, input: $input) { ${members}
      ... on StaleVersionError { current { ... on Clearinghouse { version } } } ... on UpdateClearinghouseSuccess ${success} } }`;
  return (await office.manager.ask<{ result: Result }>(document, { id, input })).result;
}

async function added(name: string): Promise<string> {
  return (await create({ ...facts, name })).clearinghouse?.id ?? '';
}

interface Page {
  clearinghouses: {
    nodes: { name: string }[];
    totalCount: number;
    pageInfo: { startCursor: string; endCursor: string };
  };
}

/** Names on a page, with the number of all and the cursors of its ends. */
async function page(args: string, { manager } = office) {
  const { clearinghouses } = await manager.ask<Page>(
    `{ clearinghouses(${args}) { nodes { name } totalCount pageInfo { startCursor endCursor } } }`,
  );
  return {
    names: clearinghouses.nodes.map(({ name }) => name),
    ofAll: clearinghouses.totalCount,
    ...clearinghouses.pageInfo,
  };
}

test('a clearinghouse is added and found by its id', async () => {
  const { clearinghouse } = await create({ ...facts, name: 'Blue' });
  expect(clearinghouse).toMatchObject({ name: 'Blue', version: 1 });
  const found = await office.manager.ask('query($id: ID!) { clearinghouse(id: $id) { id name version } }', {
    id: clearinghouse?.id,
  });
  expect(found).toEqual({ clearinghouse });
});

test('a request that is sent twice adds one clearinghouse', async () => {
  const input = { ...facts, name: 'Blue', idempotencyKey: randomUUID() };
  expect(await create(input)).toEqual(await create(input));
  expect(await page('first: 1')).toMatchObject({ names: ['Blue'], ofAll: 1 });
  expect(await create({ ...input, name: 'Green' })).toMatchObject({ __typename: 'IdempotencyConflictError' });
});

test('a practice has each name once', async () => {
  await added('Blue');
  const other = await added('Green');
  const refusal = { __typename: 'InvalidInputError', path: ['input', 'name'] };
  expect(await create({ ...facts, name: 'Blue' })).toMatchObject(refusal);
  expect(await create({ ...facts, name: 'B LＵE' })).toMatchObject(refusal);
  expect(await update(other, { expectedVersion: 1, name: 'blue' })).toMatchObject(refusal);
});

test('clearinghouses are listed by name and filtered by its beginning', async () => {
  for (const name of ['Green', 'blue', 'Grey']) await added(name);
  const { names } = await page('orderBy: Z_TO_A');
  expect(names).toHaveLength(3);
  expect(await page('first: 3')).toMatchObject({ names: names.toReversed(), ofAll: 3 });
  expect(await page('filter: { name: { startsWith: "gr" } }')).toMatchObject({ names: ['Green', 'Grey'], ofAll: 2 });
});

test('pages lead on from either end and back again', async () => {
  for (const name of ['A', 'B', 'C', 'D', 'E']) await added(name);
  const first = await page('first: 2');
  const second = await page(`first: 2, after: "${first.endCursor}"`);
  expect([first.names, second.names]).toEqual([
    ['A', 'B'],
    ['C', 'D'],
  ]);
  expect((await page(`last: 2, before: "${second.startCursor}"`)).names).toEqual(['A', 'B']);
  expect((await page('last: 2')).names).toEqual(['D', 'E']);
});

test('a change of the version that was read is made, one of an older version is refused', async () => {
  const id = await added('Blue');
  expect(await update(id, { expectedVersion: 1, name: 'Green' })).toMatchObject({
    clearinghouse: { name: 'Green', version: 2 },
  });
  expect(await update(id, { expectedVersion: 1, name: 'Red' })).toMatchObject({
    __typename: 'StaleVersionError',
    current: { version: 2 },
  });
  expect(await update(id, { expectedVersion: 2, name: null })).toMatchObject({ path: ['input', 'name'] });
});

test('another practice finds none of them', async () => {
  const id = await added('Blue');
  const stranger = await openOffice(server);
  expect(await page('first: 1', stranger)).toMatchObject({ names: [], ofAll: 0 });
  const document = 'query($id: ID!) { clearinghouse(id: $id) { name } node(id: $id) { id } }';
  expect(await stranger.manager.ask(document, { id })).toEqual({ clearinghouse: null, node: null });
  expect((await create({ ...facts, name: 'Blue' }, stranger)).clearinghouse).toMatchObject({ name: 'Blue' });
});

test('a colleague without VIEW_PAYERS and MANAGE_BILLING sees and adds none', async () => {
  const colleague = await office.as('PRIVACY_OFFICER');
  const answers = [
    await colleague.send('{ clearinghouses { totalCount } }'),
    await colleague.send(
      'mutation { createClearinghouse(input: { name: "Blue", sender: "AB", receiver: "CD" }) { __typename } }',
    ),
  ];
  expect(answers.map(({ errors }) => errors?.[0]?.extensions?.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
});

test('numbers that X12 cannot carry and waits that are none are named together', async () => {
  const { path } = await create({ name: 'Blue', sender: 'a b', receiver: 'C*D', fileAnswerWithin: 'P31D' });
  expect(path).toEqual(['input', 'sender']);
  const { plan } = { plan: await create({ ...facts, name: 'Blue', largestBatch: 6_000 }) };
  expect(plan.path).toEqual(['input', 'largestBatch']);
});

interface Routes {
  payer: { routes: { nodes: Record<string, unknown>[] } };
}

test('a route is set, and set again: a payer has one of each transaction by a clearinghouse', async () => {
  const clearinghouseId = await added('Blue');
  const { createPayer } = await office.manager.ask<{ createPayer: { payer: { id: string } } }>(
    'mutation { createPayer(input: { name: "Mutual" }) { ... on CreatePayerSuccess { payer { id } } } }',
  );
  const payerId = createPayer.payer.id;
  const set = async (input: object) =>
    (
      await office.manager.ask<{ result: Result }>(
        `mutation($input: SetPayerRouteInput!) { result: setPayerRoute(input: $input) { ${members} } }`,
        { input: { payerId, clearinghouseId, transaction: 'PROFESSIONAL_CLAIM', payerNumber: '60054', ...input } },
      )
    ).result;
  expect((await set({})).__typename).toBe('SetPayerRouteSuccess');
  expect((await set({ enrolledFrom: '2026-02-01' })).__typename).toBe('SetPayerRouteSuccess');
  expect((await set({ transaction: 'ELIGIBILITY', payerNumber: 'AB-1' })).__typename).toBe('SetPayerRouteSuccess');
  expect((await set({ enrolledUntil: '2026-02-01' })).path).toEqual(['input', 'enrolledUntil']);
  expect((await set({ payerNumber: '6~4' })).path).toEqual(['input', 'payerNumber']);
  const { payer } = await office.manager.ask<Routes>(
    `query($id: ID!) { payer(id: $id) { routes { nodes { transaction payerNumber enrolledFrom clearinghouse { name } } } } }`,
    { id: payerId },
  );
  const clearinghouse = { name: 'Blue' };
  expect(payer.routes.nodes).toEqual([
    { transaction: 'PROFESSIONAL_CLAIM', payerNumber: '60054', enrolledFrom: '2026-02-01', clearinghouse },
    { transaction: 'ELIGIBILITY', payerNumber: 'AB-1', enrolledFrom: null, clearinghouse },
  ]);
});
