import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseTypeId } from '../../../src/contract/type-id.ts';
import type { Client } from '../../kit/client.ts';
import { openOffice } from '../../kit/office.ts';
import { startOwnServer, type TestServer } from '../../kit/start-test-server.ts';
import { fillLists } from './kit/fill-lists.ts';
import { lists } from './kit/lists.ts';
import { recordReads } from './kit/record-reads.ts';
import { wholeSelections } from './kit/whole-selection.ts';

const sizes = { patients: 30, appointments: 12_000, visits: 5, histories: 10, sites: 5, names: 8 };

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
  edges: { node: object }[];
  nodes: object[];
}

/** The connection of an answer, however deep it stands in it. */
function pageIn(answer: object): Page {
  const [inner] = Object.values(answer) as [object];
  return 'edges' in inner || 'nodes' in inner ? (inner as Page) : pageIn(inner);
}

function typeOfItems(answer: object): string {
  const [item] = pageIn(answer).nodes as [{ __typename: string }];
  return item.__typename;
}

const every = lists(1, 'family');

test.each(every)('the nodes of $name are those of its edges, and read as cheaply', async ({ ask, orders: [order] }) => {
  const page = (selection: string) => ask(`first: 2, ${order}`, selection);
  const type = typeOfItems(await client.ask(page('nodes { __typename }')));
  const readsOf = async (selection: string): Promise<[Page, number]> => {
    let answer = {};
    const sent = await recordReads(async () => {
      answer = await client.ask(page(selection));
    });
    return [pageIn(answer), sent.length];
  };
  for (const whole of wholeSelections(server.app.schema.getType(type), 2)) {
    const [byEdges, forEdges] = await readsOf(`edges { node ${whole} }`);
    const [byNodes, forNodes] = await readsOf(`nodes ${whole}`);
    const [both, forBoth] = await readsOf(`edges { node { __typename } } nodes ${whole}`);
    expect(byNodes.nodes).toHaveLength(2);
    expect(byNodes.nodes).toEqual(byEdges.edges.map(({ node }) => node));
    expect(both.nodes).toEqual(byNodes.nodes);
    expect(both.edges).toEqual(both.nodes.map(() => ({ node: { __typename: type } })));
    expect([forNodes, forBoth]).toEqual([forEdges, forEdges]);
  }
});
