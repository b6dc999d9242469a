import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import type { Client } from '../../kit/client.ts';
import { openOffice } from '../../kit/office.ts';
import { startOwnServer, type TestServer } from '../../kit/start-test-server.ts';
import { fillLists } from './kit/fill-lists.ts';
import { type List, lists } from './kit/lists.ts';

const sizes = { patients: 60, appointments: 12_000, visits: 5, histories: 400, sites: 60, rooms: 60, names: 60 };
const every = lists(1, 'family');

let server: TestServer;
let client: Client;

beforeAll(async () => {
  server = await startOwnServer();
  const office = await openOffice(server);
  client = await office.as('OFFICE_MANAGER', 'PRIVACY_OFFICER', 'BILLER');
  await fillLists(server.database, [{ practiceId: parseTypeId(office.practiceId)?.uuid ?? '', number: 1, sizes }]);
});

afterAll(() => server.stop());

interface Page {
  edges: { cursor: string; node: Named }[];
  nodes: Named[];
  pageInfo: { startCursor: string | null; endCursor: string | null; hasNextPage: boolean; hasPreviousPage: boolean };
}

interface Named {
  __typename: string;
  id?: string;
}

const selection =
  'edges { cursor node { __typename } } nodes { __typename } pageInfo { startCursor endCursor hasNextPage hasPreviousPage }';

function connectionIn(answer: object): Page {
  const [inner] = Object.values(answer) as [object];
  return 'edges' in inner ? (inner as Page) : connectionIn(inner);
}

async function pageOf({ ask }: List, args: string): Promise<Page> {
  // A comma alone is an empty argument list’s.
  return connectionIn(await client.ask(ask(args || ',', selection).replace('(,)', '')));
}

test.each(every)('$name answers a page of its usual size, and the last rows as well as the first', async (list) => {
  const usual = await pageOf(list, '');
  const [first, last] = [await pageOf(list, 'first: 2'), await pageOf(list, 'last: 2')];
  expect(usual.edges.length).toBe(
    { 'the day of a site': 50, 'the visit types': 50, 'a search for patients': 10 }[list.name] ?? 20,
  );
  expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  expect(first.edges.map(({ cursor }) => cursor)).toEqual(usual.edges.slice(0, 2).map(({ cursor }) => cursor));
  const back = await pageOf(list, `last: 2, before: "${usual.edges[2]?.cursor}"`);
  expect(back).toEqual({ ...first, pageInfo: { ...first.pageInfo, hasNextPage: true, hasPreviousPage: false } });
});

test.each(every)(
  '$name holds the same rows as nodes and as edges, and its cursors are those of its ends',
  async (list) => {
    const { edges, nodes, pageInfo } = await pageOf(list, 'first: 3');
    expect(nodes).toEqual(edges.map(({ node }) => node));
    expect(nodes).toHaveLength(3);
    expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([edges.at(0)?.cursor, edges.at(-1)?.cursor]);
  },
);

test.each(every)('$name cannot be asked from both ends at once', async ({ ask }) => {
  const { errors } = await client.send(ask('first: 2, last: 2', selection));
  expect(errors?.[0]).toMatchObject({
    message: 'first and last cannot be given together; omit one: first counts from the start, last from the end.',
    extensions: { code: 'BAD_USER_INPUT', argument: ['last'] },
  });
});

test.each([
  ['last: 101', 'last is 101; 1 to 100 is accepted.', ['last']],
  ['last: 0', 'last is 0; 1 to 100 is accepted.', ['last']],
  ['last: 2, before: "?"', 'hand back the startCursor of the page after', ['before']],
  ['first: 2, after: "?"', 'hand back the endCursor of the page before', ['after']],
])('a page of staff with %s is refused', async (args, message, argument) => {
  const { errors } = await client.send(`{ staff(${args}) { nodes { id } } }`);
  expect(errors?.[0]).toMatchObject({ message: expect.stringContaining(message), extensions: { argument } });
});

test('the fields selected of nodes and of edges are answered in each, from one statement', async () => {
  const query = `{ appointments(first: 1) { edges { node { startsAt patient { mrn } } } nodes { status patient { id familyName } } } }`;
  const { appointments } = await client.ask<{ appointments: { edges: { node: object }[]; nodes: object[] } }>(query);
  expect(appointments.edges[0]?.node).toEqual({ startsAt: expect.any(String), patient: { mrn: expect.any(String) } });
  expect(appointments.nodes[0]).toEqual({
    status: expect.any(String),
    patient: { id: expect.any(String), familyName: expect.any(String) },
  });
});

test('a page counts against the limit of cost as many rows as it may have, from whichever end', async () => {
  const nested = (page: string) =>
    `{ appointments(${page}) { nodes { patient { visits(${page}) { nodes { patient { visits(last: 3) { nodes { ticket } } } } } } } } }`;
  const { errors } = await client.send(nested('last: 100'));
  expect(errors?.[0]?.message).toMatch(/^An operation may cost 25000, this one costs \d+/);
  expect((await client.send(nested('last: 2'))).errors).toBeUndefined();
});

test('thirty lists can be asked for in one operation', async () => {
  const one = Array.from({ length: 15 }, (_, index) => `v${index}: visits(first: 1) { nodes { ticket } }`);
  const other = Array.from({ length: 15 }, (_, index) => `r${index}: rooms(last: 1) { nodes { name } }`);
  const answer = await client.ask<Record<string, { nodes: object[] }>>(`{ ${[...one, ...other].join(' ')} }`);
  expect(Object.values(answer).map(({ nodes }) => nodes.length)).toEqual(Array(30).fill(1));
});
